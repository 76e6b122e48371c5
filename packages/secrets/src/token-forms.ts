/** A token that is known by its form. */
interface TokenForm {
  readonly title: string
  /**
   * Begins with a literal and has one run of one class, or several with a literal between them, so
   * that matching takes one pass. What is before it is checked by `GUARD`.
   */
  readonly source: string
}

/**
 * Forms of tokens as their makers describe them. Where a maker gives an exact length, at least that
 * many characters are asked for: a longer token of tomorrow is still one.
 */
export const TOKEN_FORMS: readonly TokenForm[] = [
  { title: 'AWS access key', source: '(?:AKIA|ASIA|ABIA|ACCA)[A-Z0-9]{16}(?![A-Za-z0-9])' },
  { title: 'Google API key', source: 'AIza[\\w-]{35}' },
  { title: 'Google OAuth client secret', source: 'GOCSPX-[\\w-]{20,}' },
  { title: 'Google OAuth token', source: 'ya29\\.[\\w-]{20,}' },
  { title: 'Azure client secret', source: '[\\w~.-]{3}8Q~[\\w~.-]{31,34}' },
  { title: 'GitHub token', source: 'gh[pousr]_[A-Za-z0-9]{30,}' },
  { title: 'GitHub token', source: 'github_pat_\\w{40,}' },
  {
    title: 'GitLab token',
    source: '(?:glpat|gldt|glrt|glcbt|glptt|glft|glsoat|glagent|gloas|glimt|glffct)-[\\w.-]{20,}',
  },
  { title: 'GitLab token', source: 'GR1348941[\\w-]{20,}' },
  { title: 'Bitbucket token', source: 'ATBB[A-Za-z0-9]{24,}' },
  { title: 'Atlassian token', source: 'ATATT3[\\w=-]{40,}' },
  { title: 'Slack token', source: 'xox[abceoprs](?:\\.xox[bp])?-[A-Za-z0-9-]{10,}' },
  { title: 'Slack token', source: 'xapp-\\d-[A-Za-z0-9-]{10,}' },
  {
    title: 'Slack webhook',
    source: 'hooks\\.slack\\.com/(?:services|workflows|triggers)/[A-Za-z0-9/_-]{20,}',
  },
  {
    title: 'Discord webhook',
    source: '(?:discord|discordapp)\\.com/api/webhooks/\\d{5,25}/[\\w-]{30,}',
  },
  { title: 'Stripe key', source: '(?:sk|rk)_(?:live|test)_[A-Za-z0-9]{16,}' },
  { title: 'Stripe webhook secret', source: 'whsec_[A-Za-z0-9+/=]{24,}' },
  { title: 'npm token', source: 'npm_[A-Za-z0-9]{36,}' },
  { title: 'PyPI token', source: 'pypi-AgE[\\w-]{40,}' },
  { title: 'RubyGems key', source: 'rubygems_[0-9a-f]{48}' },
  { title: 'Docker Hub token', source: 'dckr_(?:pat|oat)_[\\w-]{20,}' },
  { title: 'SendGrid key', source: 'SG\\.[\\w-]{16,32}\\.[\\w-]{32,64}' },
  { title: 'Twilio key', source: 'SK[0-9a-f]{32}(?![A-Za-z0-9])' },
  { title: 'Mailgun key', source: 'key-[0-9a-f]{32}(?![A-Za-z0-9])' },
  { title: 'Mailchimp key', source: '[0-9a-f]{32}-us\\d{1,2}(?![A-Za-z0-9])' },
  { title: 'Telegram bot token', source: '\\d{8,10}:AA[\\w-]{32,}' },
  { title: 'Shopify token', source: 'shp(?:at|ca|pa|ss)_[0-9a-fA-F]{32}' },
  { title: 'Square token', source: 'sq0(?:atp|csp|idp)-[\\w-]{22,}' },
  { title: 'DigitalOcean token', source: 'do[opr]_v1_[0-9a-f]{64}' },
  { title: 'Vault token', source: 'hv[sbr]\\.[\\w-]{24,}' },
  { title: 'Terraform token', source: '[A-Za-z0-9]{14}\\.atlasv1\\.[\\w=-]{60,}' },
  { title: 'Databricks token', source: 'dapi[0-9a-f]{32}' },
  { title: 'Doppler token', source: 'dp\\.(?:pt|st|ct|sa|scim|audit)\\.[\\w.-]{40,}' },
  { title: 'Pulumi token', source: 'pul-[0-9a-f]{40}' },
  { title: 'PlanetScale token', source: 'pscale_(?:tkn|pw|oauth)_[\\w.=-]{32,}' },
  { title: 'Postman key', source: 'PMAK-[0-9a-f]{24}-[0-9a-f]{34}' },
  { title: 'Sentry token', source: 'sntry[su]_[\\w+/=]{40,}' },
  { title: 'New Relic key', source: 'NR(?:AK|RA|II|BR)-[A-Za-z0-9]{27,}' },
  { title: 'Grafana token', source: 'gl(?:sa|c)_[\\w+/=]{32,}' },
  { title: 'Linear key', source: 'lin_(?:api|oauth)_[A-Za-z0-9]{32,}' },
  { title: 'Hugging Face token', source: '(?:hf|api_org)_[A-Za-z]{34,}' },
  { title: 'OpenAI key', source: 'sk-(?:proj|svcacct|admin)-[\\w-]{20,}' },
  { title: 'OpenAI key', source: 'sk-[A-Za-z0-9]{20}T3BlbkFJ[A-Za-z0-9]{20}' },
  { title: 'Anthropic key', source: 'sk-ant-[\\w-]{20,}' },
  { title: 'age secret key', source: 'AGE-SECRET-KEY-1[A-Z0-9]{58}' },
  // Header and payload are JSON objects, which base64 begins with eyJ; a JWE has five parts.
  { title: 'JSON Web Token', source: 'eyJ[\\w-]{8,}\\.eyJ[\\w-]{8,}\\.[\\w-]*' },
  {
    title: 'JSON Web Token',
    source: 'eyJ[\\w-]{8,}\\.[\\w-]*\\.[\\w-]{8,}\\.[\\w-]{8,}\\.[\\w-]{16,}',
  },
]
