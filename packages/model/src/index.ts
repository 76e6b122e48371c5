export { DEFAULT_MESH_SETTINGS, MESH_GATEWAY } from './resources.ts'
export type { DocumentId, Labels, MeshSettings, Resource, ResourceKey } from './resources.ts'
export type {
  FactKey,
  HostPort,
  HostTarget,
  Lookup,
  SubsetDefinition,
  WorkspaceIndex,
} from './lookup.ts'
