/** Names that an svg has in its own spelling, by the lower-case one. */
export const SVG_NAMES: ReadonlyMap<string, string> = new Map(
  `altGlyph altGlyphDef altGlyphItem animateColor animateMotion animateTransform clipPath feBlend feColorMatrix feComponentTransfer
  feComposite feConvolveMatrix feDiffuseLighting feDisplacementMap feDistantLight feDropShadow feFlood feFuncA feFuncB feFuncG feFuncR
  feGaussianBlur feImage feMerge feMergeNode feMorphology feOffset fePointLight feSpecularLighting feSpotLight feTile feTurbulence
  foreignObject glyphRef linearGradient radialGradient textPath`
    .split(/\s+/)
    .map((name) => [name.toLowerCase(), name]),
)
