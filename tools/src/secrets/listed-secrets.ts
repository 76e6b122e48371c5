/** A manifest of a corpus that does hold a secret. */
interface ListedSecret {
  /** `FOLDER/FILE`. */
  readonly id: string
  /** Where its secrets begin, counted from 1. */
  readonly lines: readonly number[]
  readonly why: string
}

const DATABASE_PASSWORD =
  'MYSQL_DB_PASSWORD is set to a literal, which is the password of the sample’s database.'
const DATABASE_SECRET = 'A Kubernetes Secret with the root password of the database in its data.'

/** Manifests that are rightly flagged, though what they hold is an example. */
export const LISTED_SECRETS: readonly ListedSecret[] = [
  { id: 'samples/bookinfo/platform/kube/bookinfo-mysql.yaml', lines: [25], why: DATABASE_SECRET },
  {
    id: 'samples/bookinfo/platform/kube/bookinfo-ratings-v2-mysql-vm.yaml',
    lines: [50],
    why: DATABASE_PASSWORD,
  },
  {
    id: 'samples/bookinfo/platform/kube/bookinfo-ratings-v2-mysql.yaml',
    lines: [53],
    why: DATABASE_PASSWORD,
  },
  {
    id: 'real-world/kiali__demos__federated-travels__east__east-travel-agency.yaml',
    lines: [25],
    why: DATABASE_SECRET,
  },
  {
    id: 'real-world/kserve__kserve__docs__openshift__serverless__gateways.yaml',
    lines: [55, 56],
    why: 'A Kubernetes Secret with a certificate and its private key.',
  },
]
