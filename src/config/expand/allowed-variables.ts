import type { Environment } from './variables.ts'

/** Names the variables that configs may name, and no others: `GAZETTE_*, GITHUB_TOKEN`. */
export const ALLOWING = 'REGATTA_CONFIG_VARIABLES'

/**
 * What of an environment a config may name, since whoever writes it decides where the values are sent: by `ALLOWING`
 * where that is set, else all that is not known to be a key of another program, or of this one.
 */
export function allowedVariables(environment: Environment): Environment {
  const listed = patternsIn(environment[ALLOWING])
  const isAllowed = (name: string): boolean =>
    name === ALLOWING || (listed === null ? !isForeign(name) : listed.some((pattern) => matches(name, pattern)))
  return Object.fromEntries(Object.entries(environment).filter(([name]) => isAllowed(name)))
}

/** Why there is no value for a variable, as the end of a sentence, in what `allowedVariables` gave. */
export function whyMissing(name: string, allowed: Environment): string {
  const listed = patternsIn(allowed[ALLOWING])
  if (listed !== null)
    return listed.some((pattern) => matches(name, pattern)) ? NOT_SET : `which ${ALLOWING} does not name`
  return isForeign(name) ? `which belongs to another program: ${ALLOWING} has to name it` : NOT_SET
}

/** The end of a sentence about a variable that may be named. */
export const NOT_SET = 'which is not set'

/** Null where nothing is listed. */
function patternsIn(list: string | undefined): string[] | null {
  const patterns = (list ?? '').split(/[\s,]+/).filter((pattern) => pattern !== '')
  return patterns.length === 0 ? null : patterns
}

/** A star at the end stands for anything. */
function matches(name: string, pattern: string): boolean {
  return pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern
}

/** The database of the cluster, addresses with a password in them, and what is ours. */
const CLOSED = /^(?:REGATTA_.*|DATABASE_URL|.*_PROXY|.*_DSN|PGPASS.*|SSH_.*|GPG_.*|NODE_.*)$/i

/** How the variables of clouds, forges, registries, databases and services begin that hold keys. */
const PROGRAMS = new Set(
  (
    'AWS AZURE ARM GOOGLE GCP GCLOUD CLOUDSDK FIREBASE CLOUDFLARE CF DIGITALOCEAN HEROKU VERCEL NETLIFY FLY LINODE HCLOUD SCW OCI IBMCLOUD ' +
    'VAULT CONSUL NOMAD TF PULUMI ANSIBLE KUBE KUBERNETES DOCKER HELM GITHUB GH GITLAB CI BITBUCKET GITEA CIRCLE TRAVIS JENKINS BUILDKITE ' +
    'NPM YARN PNPM PYPI TWINE CARGO GEM RUBYGEMS MAVEN NUGET PG POSTGRES POSTGRESQL MYSQL MARIADB MONGO MONGODB REDIS ELASTIC SNOWFLAKE ' +
    'OPENAI ANTHROPIC HF HUGGINGFACE SLACK DISCORD TELEGRAM TWILIO SENDGRID MAILGUN SMTP STRIPE PAYPAL SENTRY DATADOG DD GRAFANA OP'
  ).split(' '),
)

function isForeign(name: string): boolean {
  return CLOSED.test(name) || PROGRAMS.has(name.split('_', 1)[0]!.toUpperCase())
}
