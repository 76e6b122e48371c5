import { admissionCodes } from './code-description.ts'
import type { AdmissionRow } from './code-description.ts'

const REFERENCE = 'https://istio.io/latest/docs/reference/config'
const ANNOTATIONS = `${REFERENCE}/annotations/`
const NETWORKING = `${REFERENCE}/networking/`

/**
 * What the webhook does around the rules of a kind. `istioctl analyze` runs those rules alone, so
 * it has no code for these.
 */
const notByIstioctl = (docs: string): NonNullable<AdmissionRow[2]> => ({ aliases: [], docs })

export const METADATA_CODES = admissionCodes('', {
  'COM-041': [
    'DryRunNotSupported',
    'The annotation “{annotation}” is for AuthorizationPolicy only; nothing else can be dry-run.',
    notByIstioctl(ANNOTATIONS),
  ],
  'COM-042': [
    'AlwaysRejected',
    'The annotation “{annotation}” makes Istio reject the object, whatever it holds.',
    notByIstioctl(ANNOTATIONS),
  ],
  'COM-043': [
    'InternalAnnotation',
    'The annotation “{annotation}” is Istio’s own; an object that carries it is rejected.',
    notByIstioctl(ANNOTATIONS),
  ],
  'COM-044': [
    'UnknownTopLevelField',
    'Beside spec there is no field “{key}”.',
    notByIstioctl(NETWORKING),
  ],
  'COM-045': [
    'UnknownKind',
    'networking.istio.io has no kind “{kindName}”. {hint}',
    notByIstioctl(NETWORKING),
  ],
  // istioctl calls the file unreadable, without a code. Mostly the schema reports the value first;
  // IST0106 then tells, as it does for every rule of a kind, that the webhook rejects it too.
  'COM-046': ['NotDecodable', '{message}', { docs: NETWORKING }],
})
