import * as cleaning from './cleaning-rules.ts'
import * as country from './country-rules.ts'
import * as filter from './filter-rules.ts'
import * as fleet from './fleet-rules.ts'
import * as listing from './listing-rules.ts'
import * as request from './request-rules.ts'
import type { FileRule, FleetRule } from './rule.ts'
import { articleRoot } from './root-rules.ts'
import * as selector from './selector-rules.ts'
import * as unused from './unused-rules.ts'

/** All rules for one config; docs/configs.md explains each, and a test holds both together. */
export const FILE_RULES: readonly FileRule[] = [
  country.countryFolder,
  ...listing.listingTypeRules,
  listing.frozenCursor,
  listing.futureDate,
  listing.urlFragment,
  listing.otherSpelling,
  listing.plainHttp,
  listing.limited,
  selector.neverExcludes,
  selector.classList,
  selector.unknownElement,
  selector.generatedNames,
  selector.emptyElement,
  selector.oddSuffix,
  selector.tbody,
  selector.repeatedSelector,
  articleRoot,
  cleaning.cleaningField,
  cleaning.cleaningMismatch,
  cleaning.tagsCleaning,
  cleaning.cleaningNothing,
  unused.unusedSelector,
  unused.unusedPath,
  unused.excludeField,
  unused.filler,
  unused.noTitle,
  unused.notRunYet,
  filter.filtersEverything,
  filter.slowRegex,
  request.headerNotSent,
  request.notExpanded,
  request.browserUserAgent,
  request.secret,
  request.idleConcurrency,
  request.fastPace,
  request.robotsIgnored,
]

/** Those that a run says, too: it is not what its config asks for. */
export const RUN_RULES: readonly FileRule[] = [unused.notRunYet]

/** All rules between configs. */
export const FLEET_RULES: readonly FleetRule[] = [
  country.countrySpelling,
  fleet.copiedName,
  fleet.sameName,
  fleet.sameListing,
  fleet.samePath,
  fleet.unevenPace,
  fleet.lonelyGroup,
]
