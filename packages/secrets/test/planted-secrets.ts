/** A text with one secret in it. */
export interface PlantedSecret {
  readonly title: string
  readonly text: string
  /** What may not stand in the redacted text: every piece of it of 12 characters. */
  readonly pieces: readonly string[]
}

/** Parts the beginnings of tokens here, so that what searches this file for tokens finds none. */
const SEAM = '·'

type Draw = (length: number, alphabet: string) => string

const LOWER = 'abcdefghijklmnopqrstuvwxyz'
const UPPER = LOWER.toUpperCase()
const DIGITS = '0123456789'
const HEX = '0123456789abcdef'
const WORD = LOWER + UPPER + DIGITS
const BASE64 = `${WORD}+/`
const BASE64URL = `${WORD}-_`

/**
 * Plants secrets of every kind in every sort of place. They are drawn when they are asked for, and
 * what gives them their form is put together here, so that the repository holds none.
 */
export function plantSecrets(seed: number): readonly PlantedSecret[] {
  const draw = createDraw(seed)
  return [
    ...plantTokens(draw),
    ...plantPrivateKeys(draw),
    ...plantKubernetesSecrets(draw),
    ...plantCredentials(draw),
    ...plantPasswords(draw),
    ...plantRandomValues(draw),
  ]
}

function drawTokens(draw: Draw): readonly (readonly [title: string, token: string])[] {
  const word = (length: number) => draw(length, WORD)
  const hex = (length: number) => draw(length, HEX)
  const url = (length: number) => draw(length, BASE64URL)
  const part = (json: string) => Buffer.from(json).toString('base64url')
  return [
    ['AWS', `AK·IA${draw(16, UPPER + '234567')}`],
    ['AWS, temporary', `AS·IA${draw(16, UPPER + '234567')}`],
    ['Google API', `AI·za${url(35)}`],
    ['Google OAuth secret', `GOC·SPX-${word(28)}`],
    ['Google OAuth', `ya·29.${word(60)}`],
    ['Azure client', `${word(3)}8·Q~${word(34)}`],
    ...['p', 'o', 'u', 's', 'r'].map((it) => [`GitHub ${it}`, `gh${it}_${word(36)}`] as const),
    ['GitHub, fine-grained', `github·_pat_${word(22)}_${word(59)}`],
    ['GitLab', `gl·pat-${word(20)}`],
    ['GitLab deploy', `gl·dt-${word(20)}`],
    ['GitLab runner', `gl·rt-${word(20)}`],
    ['Slack bot', `xo·xb-${draw(12, DIGITS)}-${draw(13, DIGITS)}-${word(24)}`],
    ['Slack user', `xo·xp-${draw(12, DIGITS)}-${draw(12, DIGITS)}-${hex(32)}`],
    ['Slack app', `xa·pp-1-A${draw(10, UPPER)}-${draw(13, DIGITS)}-${hex(64)}`],
    [
      'Slack webhook',
      `https://hooks.slack·.com/services/T${draw(8, UPPER)}/B${draw(8, UPPER)}/${word(24)}`,
    ],
    ['Stripe', `sk_·live_${word(24)}`],
    ['Stripe test', `sk_·test_${word(24)}`],
    ['Stripe restricted', `rk_·live_${word(24)}`],
    ['Stripe webhook', `wh·sec_${word(32)}`],
    ['npm', `np·m_${word(36)}`],
    ['PyPI', `py·pi-AgEIcHlwaS5vcmc${url(70)}`],
    ['Docker Hub', `dckr·_pat_${url(27)}`],
    ['SendGrid', `S·G.${url(22)}.${url(43)}`],
    ['Twilio', `S·K${hex(32)}`],
    ['Telegram', `${draw(10, '123456789')}:A·A${url(33)}`],
    ['Shopify', `shp·at_${hex(32)}`],
    ['DigitalOcean', `dop·_v1_${hex(64)}`],
    ['Vault', `hv·s.${word(90)}`],
    ['Databricks', `da·pi${hex(32)}`],
    ['Postman', `PM·AK-${hex(24)}-${hex(34)}`],
    ['New Relic', `NR·AK-${draw(27, UPPER + DIGITS)}`],
    ['Grafana', `gl·sa_${word(32)}_${hex(8)}`],
    ['Hugging Face', `h·f_${draw(34, LOWER + UPPER)}`],
    ['OpenAI', `sk-·proj-${url(60)}`],
    ['Anthropic', `sk-·ant-api03-${url(80)}`],
    ['JWT', `${part('{"alg":"RS256"}')}.${part(`{"sub":"${word(12)}"}`)}.${url(86)}`],
    ['JWT, unsigned', `${part('{"alg":"none"}')}.${part(`{"sub":"${word(12)}"}`)}.`],
  ]
}

const TOKEN_PLACES: readonly (readonly [title: string, write: (token: string) => string])[] = [
  [
    'a header operation',
    (token) =>
      `kind: VirtualService\nmetadata: {name: web}\nspec:\n  http:\n    - headers:\n        request:\n          set:\n            x-upstream: "${token}" # for the cache\n      route: [{destination: {host: web}}]\n`,
  ],
  ['a comment', (token) => `kind: Gateway\n# old one: ${token}, to be removed\nspec: {}\n`],
  [
    'a block of a ConfigMap',
    (token) =>
      `kind: ConfigMap\ndata:\n  app.ini: |\n    [remote]\n    id=${token}\n    mode=fast\n  other: x\n`,
  ],
  ['a flow map', (token) => `kind: ConfigMap\r\ndata: {one: '${token}', two: b}\r\n`],
  [
    'a template',
    (token) => `kind: ConfigMap\ndata:\n  {{- if .x }}\n  a: ${token}\n  {{- end }}\n`,
  ],
  ['JSON', (token) => `{"kind":"ConfigMap","data":{"a":${JSON.stringify(token)},"b":"c"}}\n`],
  [
    'base64',
    (token) =>
      `kind: ConfigMap\nbinaryData:\n  a: ${Buffer.from(`{"id":"${token}"}`).toString('base64')}\n`,
  ],
  [
    'a query',
    (token) => `kind: ServiceEntry\nspec:\n  url: https://a.example.com/?q=${token}&b=1\n`,
  ],
]

function plantTokens(draw: Draw): readonly PlantedSecret[] {
  return drawTokens(draw).flatMap(([title, parted], i) => {
    const token = parted.replaceAll(SEAM, '')
    return [0, 3, 5].map((step) => {
      const [place, write] = pick(TOKEN_PLACES, i + step)
      const text = write(token)
      // In base64 the token stands encoded.
      const shown = text.includes(token) ? token : (/a: (\S+)/.exec(text)?.[1] ?? '')
      return { title: `${title} in ${place}`, text, pieces: [shown.replace(/^https:\/\//, '')] }
    })
  })
}

function plantPrivateKeys(draw: Draw): readonly PlantedSecret[] {
  const labels = ['', 'RSA ', 'EC ', 'OPENSSH ', 'ENCRYPTED ']
  return labels.flatMap((label) => {
    const lines = [draw(64, BASE64), draw(64, BASE64), `${draw(42, BASE64)}==`]
    const edge = (name: string) => `-----${name} ${label}PRIVATE ·KEY-----`.replace(SEAM, '')
    const pem = [edge('BEGIN'), ...lines, edge('END')]
    const encoded = Buffer.from(`${pem.join('\n')}\n`).toString('base64')
    const wrapped = encoded.match(/.{1,76}/g) ?? []
    const certificate = `-----BEGIN CERTIFICATE-----\n${draw(64, BASE64)}\n-----END CERTIFICATE-----\n`
    const chain = Buffer.from(certificate + pem.join('\n')).toString('base64')
    const name = `${label}private key`
    const indent = (all: readonly string[]) => all.map((line) => `    ${line}\n`).join('')
    return [
      {
        title: `${name} in a block`,
        text: `kind: ConfigMap\ndata:\n  a: |\n${indent(pem)}  b: c\n`,
        pieces: lines,
      },
      {
        title: `${name} with line ends written out`,
        text: `kind: ConfigMap\ndata:\n  a: "${pem.join(String.raw`\n`)}\\n"\n  b: c\n`,
        pieces: lines,
      },
      {
        title: `${name} that is cut off`,
        text: `kind: ConfigMap\r\ndata:\r\n  a: |\r\n${indent(pem.slice(0, -1)).replaceAll('\n', '\r\n')}`,
        pieces: lines,
      },
      {
        title: `${name} in a service account's key`,
        text: `${JSON.stringify({ type: 'service_account', private_key: pem.join('\n') })}\n`,
        pieces: lines,
      },
      { title: `${name} in base64`, text: `data:\n  a: ${encoded}\n  b: c\n`, pieces: [encoded] },
      {
        title: `${name} in lines of base64`,
        text: `data:\n  a: |\n${indent(wrapped)}  b: c\n`,
        pieces: wrapped,
      },
      { title: `${name} behind a certificate, in base64`, text: `a: ${chain}\n`, pieces: [chain] },
    ]
  })
}

function plantKubernetesSecrets(draw: Draw): readonly PlantedSecret[] {
  const encode = (text: string) => Buffer.from(text).toString('base64')
  const head = 'apiVersion: v1\nkind: Secret\nmetadata: {name: db}\n'
  const places: readonly (readonly [string, (value: string) => string])[] = [
    ['data', (it) => `${head}data:\n  password: ${it} # from the vault\n`],
    ['quoted data', (it) => `${head}data:\n  "a": "${it}"\n  b: ''\n`],
    ['data in a flow map', (it) => `${head}data: {a: ${it}, b: ${it}}\n`],
    ['a block of data', (it) => `${head}data:\n  a: |- # wrapped\n    ${it}\nimmutable: true\n`],
    ['stringData', (it) => `${head}stringData:\n  a: ${it}\n`],
    ['a folded stringData', (it) => `${head}stringData:\n  a: >\n    ${it}\n    more of ${it}\n`],
    ['an anchor', (it) => `${head}data:\n  a: &it ${it}\n  b: *it\n`],
    ['a List', (it) => `kind: List\nitems:\n  - kind: Secret\n    data:\n      a: ${it}\n`],
    ['a SecretList', (it) => `kind: SecretList\nitems:\n  - kind: Secret\n    data: {a: ${it}}\n`],
    ['JSON', (it) => `{"kind":"Secret","data":{"a":"${it}"},"type":"Opaque"}`],
    ['the last of several', (it) => `kind: Gateway\n---\n${head}data:\n  a: ${it}\n`],
    ['CRLF', (it) => `${head}data:\n  a: ${it}\n  b: ${it}\n`.replaceAll('\n', '\r\n')],
    ['a template', (it) => `${head}data:\n  a: {{ .Values.a }}\n  b: ${it}\n`],
    ['a broken document', (it) => `${head}data:\n  a: ${it}\nother: [\n`],
    [
      'the last applied configuration',
      (it) =>
        `kind: Secret\nmetadata:\n  annotations:\n    kubectl.kubernetes.io/last-applied-configuration: |\n      {"data":{"a":"${it}"},"kind":"Secret"}\n`,
    ],
  ]
  return places.map(([title, write]) => {
    const value = encode(draw(15, WORD))
    return { title: `Secret in ${title}`, text: write(value), pieces: [value] }
  })
}

function plantCredentials(draw: Draw): readonly PlantedSecret[] {
  const encode = (text: string) => Buffer.from(text).toString('base64')
  const word = (length: number) => draw(length, WORD)
  const key = `${draw(86, BASE64)}==`
  const route = (value: string) =>
    `kind: VirtualService\nspec:\n  http:\n    - headers:\n        request:\n          add:\n            authorization: ${value}\n`
  const make = (title: string, secret: string, write: (it: string) => string): PlantedSecret => ({
    title,
    text: write(secret),
    pieces: [secret],
  })
  return [
    make('bearer in a header operation', word(32), (it) => route(`Bearer ${it}`)),
    make('bearer, quoted', word(24), (it) => route(`"Bearer ${it}"`)),
    make('basic in a header operation', encode(`ops:${word(12)}`), (it) => route(`Basic ${it}`)),
    make('opaque authorization', word(40), route),
    make(
      'bearer in a match',
      word(32),
      (it) => `match:\n  - headers:\n      authorization:\n        exact: Bearer ${it}\n`,
    ),
    make('x-api-key in a match', word(32), (it) => `headers: {x-api-key: {exact: ${it}}}\n`),
    make(
      'bearer in a comment',
      word(32),
      (it) => `# curl -H "Authorization: Bearer ${it}"\na: 1\n`,
    ),
    make(
      'password in an address',
      word(14),
      (it) => `url: https://ops:${it}@git.example.com/a.git\n`,
    ),
    make(
      'password in a database address',
      word(14),
      (it) => `dsn: "postgres://app:${it}@db.shop:5432/app"\n`,
    ),
    make(
      'token in an address',
      word(20),
      (it) => `remote: https://oauth2:${it}@git.example.com/a\n`,
    ),
    make('redis without a user', word(14), (it) => `r: redis://:${it}@cache:6379/0\n`),
    make(
      'Azure storage',
      key,
      (it) => `c: DefaultEndpointsProtocol=https;AccountName=a;AccountKey=${it};EndpointSuffix=x\n`,
    ),
    make(
      'Azure bus',
      `${draw(43, BASE64)}=`,
      (it) => `c: "Endpoint=sb://a.example.com/;SharedAccessKey=${it}"\n`,
    ),
    make('ADO', word(14), (it) => `c: "Server=db;User Id=app;Password=${it};"\n`),
    make(
      'registry',
      encode(`robot:${word(14)}`),
      (it) => `cfg: '{"auths":{"r.example.com":{"auth":"${it}"}}}'\n`,
    ),
    make(
      'JSON Web Key',
      draw(43, BASE64URL),
      (it) => `jwks: '{"keys":[{"kty":"EC","d":"${it}"}]}'\n`,
    ),
  ]
}

function plantPasswords(draw: Draw): readonly PlantedSecret[] {
  const make = (title: string, write: (it: string) => string): PlantedSecret => {
    const secret = `${draw(9, LOWER)}-${draw(4, DIGITS)}`
    return { title, text: write(secret), pieces: [secret] }
  }
  return [
    make('password', (it) => `password: ${it}\n`),
    make('a password with a comment', (it) => `db: {user: app, dbPassword: "${it}"} # old\n`),
    make('a password of a variable', (it) => `env:\n  - name: DB_PASSWORD\n    value: ${it}\n`),
    make(
      'a password of a variable, reversed',
      (it) => `env:\n  - value: '${it}'\n    name: DB_PASSWORD\n`,
    ),
    make(
      'a password in properties',
      (it) => `data:\n  app.properties: |\n    db.user=app\n    db.password=${it}\n`,
    ),
    make(
      'a password in JSON',
      (it) => `data:\n  a.json: |\n    {"user": "app", "password": "${it}"}\n`,
    ),
    make('a password in a block', (it) => `password: |\n  ${it}\nother: 1\n`),
    make('a password in a comment', (it) => `a: 1\n# password: ${it}\n`),
    make('a password in a template', (it) => `{{- with .x }}\npassword: ${it}\n{{- end }}\n`),
    make('a passphrase', (it) => `tls: {passphrase: ${it}}\n`),
    make('a client secret', (it) => `oauth:\n  clientSecret: ${it}\n`),
    make('an AWS secret key', (it) => `AWS_SECRET_ACCESS_KEY=${it}\n`),
  ]
}

function plantRandomValues(draw: Draw): readonly PlantedSecret[] {
  const values: readonly (readonly [string, string])[] = [
    ['hexadecimal of 128 bits', draw(32, HEX)],
    ['hexadecimal of 160 bits', draw(40, HEX)],
    ['hexadecimal of 256 bits', draw(64, HEX)],
    ['letters and digits', draw(24, WORD)],
    ['many letters and digits', draw(40, WORD)],
    ['base64 of 256 bits', `${draw(43, BASE64)}=`],
    ['base64url of 256 bits', draw(43, BASE64URL)],
  ]
  const places: readonly (readonly [string, (value: string) => string])[] = [
    [
      'an EnvoyFilter',
      (it) =>
        `kind: EnvoyFilter\nspec:\n  configPatches:\n    - patch:\n        operation: MERGE\n        value:\n          typed_config:\n            seed: ${it}\n`,
    ],
    [
      'Lua of an EnvoyFilter',
      (it) =>
        `kind: EnvoyFilter\nspec:\n  configPatches:\n    - patch:\n        value:\n          inlineCode: |\n            function envoy_on_request(handle)\n              handle:headers():add("x-seed", "${it}")\n            end\n`,
    ],
    [
      'a WasmPlugin',
      (it) => `kind: WasmPlugin\nspec:\n  pluginConfig:\n    seeds: ["${it}", short]\n`,
    ],
    [
      'vmConfig.env',
      (it) =>
        `kind: WasmPlugin\nspec:\n  vmConfig:\n    env:\n      - name: SEED\n        value: ${it}\n`,
    ],
    [
      'env',
      (it) =>
        `kind: Pod\nspec:\n  containers:\n    - name: a\n      env: [{name: SEED, value: "${it}"}]\n`,
    ],
  ]
  return values.flatMap(([what, value]) =>
    places.map(([place, write]) => ({
      title: `${what} in ${place}`,
      text: write(value),
      pieces: [value],
    })),
  )
}

function pick<T>(list: readonly T[], at: number): T {
  const found = list[at % list.length]
  if (found === undefined) throw new RangeError('The list is empty.')
  return found
}

/** Mulberry32: the same seed draws the same values on every machine. */
function createDraw(seed: number): Draw {
  let state = seed
  const next = () => {
    state = (state + 0x6d_2b_79_f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
  return (length, alphabet) =>
    Array.from({ length }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join('')
}
