/**
 * Whether a parameter of a query says only where the reader came from, or who reads, and no page is chosen by it. Names
 * are those that advertisers, mailers, session handlers and newspapers themselves add, from public lists and the feeds
 * of large papers; some count only with the name of a channel, since elsewhere they mean something: ref=rss, but not
 * ref=42.
 */
export function isTrackingParameter(pair: string): boolean {
  const equals = pair.indexOf('=')
  const name = pair.slice(0, equals === -1 ? undefined : equals).toLowerCase()
  if (TRACKING.has(name) || PREFIXES.some((prefix) => name.startsWith(prefix))) return true
  const value = equals === -1 ? '' : pair.slice(equals + 1)
  return (BY_CHANNEL.has(name) && CHANNEL.test(value)) || (BY_FEED.has(name) && FEED.test(value))
}

const PREFIXES = [
  'utm_',
  'mtm_',
  'matomo_',
  'piwik_',
  'itm_',
  'hsa_',
  'at_custom',
  'at_link_',
  'guce_referrer',
  'wt.',
  'aspsessionid',
]

const BY_CHANNEL = new Set(['ref', 'from', 'via', 'partner', 'xid', 'referrer', 'referer'])
const BY_FEED = new Set(['source', 'src', 'mod', 'origin', 'channel'])
const FEED = /^(?:rss|atom)(?:[-_.].*)?$/i
const CHANNEL =
  /^(?:rss|atom|feeds?|rssfeed|twitter|tw|facebook|fb|whatsapp|telegram|linkedin|instagram|newsletter|social|share|push)(?:[-_.].*)?$/i

const TRACKING = new Set(
  [
    // Advertisers and analytics.
    '_ga _gl _hsenc _hsmi _openstat dclid fb_action_ids fb_action_types fb_ref fb_source fbclid gad_campaignid gad_source gbraid gclid gclsrc',
    'ga_campaign ga_content ga_medium ga_source ga_term hsctatracking igsh igshid li_fat_id mibextid msclkid srsltid ttclid twclid wbraid',
    'yclid ysclid cjevent dicbo epik irclickid irgwc oborigurl s_kwcid taboolaclickid tblci wickedid zanpid',
    'pk_campaign pk_cid pk_content pk_kwd pk_keyword pk_medium pk_source',
    // Mailers.
    '_bta_c _bta_tid _ke elqtrack elqtrackid mc_cid mc_eid mkt_tok ml_subscriber ml_subscriber_hash oly_anon_id oly_enc_id sfmc_id vero_conv vero_id',
    'bxid cndid hasha hashb hashc',
    // Newspapers and their statistics: AT Internet, Adobe, comScore, Webtrends.
    'at_bbc_team at_campaign at_campaign_type at_channel at_creation at_emailtype at_format at_medium at_network at_ptr_name at_recipient_id',
    'at_recipient_list at_send_date at_term at_variant xtcr xtnp xtor xtref ns_campaign ns_fee ns_linkname ns_mchannel ns_source wt_mc wt_zmc',
    'cmp cmpid icid int_cmp intcid intcmp intlink_from_url ito link_location ncid ocid sc_campaign sc_channel sc_cid s_cid',
    'emc feedname feedtype fsrc ftag hootpostid maca mbid ref_src ref_url reflink smid smprod smtyp soc_src soc_trk sref srnd taid tpcc traffic_source',
    '__twitter_impression guccounter pinned_post_asset_id pinned_post_locator pinned_post_type sr_share sthisfb trkcampaign tsrc wpisrc wpmm wprov yptr',
    // Sessions.
    'jsessionid phpsessid',
  ].flatMap((names) => names.split(' ')),
)
