import { analysisCodes } from './code-description.ts'

/** What no other tool reports. */
export const OWN_CODES = analysisCodes([
  {
    // Neither istioctl nor Kiali reports it: a cluster cannot hold two such objects, files can.
    code: 'MD-051',
    name: 'DuplicateResource',
    severity: 'warning',
    messages: {
      message: '{resource} is defined {count} times. The last definition counts.',
    },
    docs: 'https://kubernetes.io/docs/concepts/overview/working-with-objects/names/',
  },
])
