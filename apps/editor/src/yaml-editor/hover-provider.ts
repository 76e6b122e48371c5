import { locateField, locatePath, shiftRange } from '@meshdraft/yaml'
import { describeField } from '@meshdraft/schema'
import type { DesignStore } from '../store/create-design-store.ts'
import { parseKept } from '../store/edit-document.ts'
import { readResource, toResourcePath } from '../commands/resource-of-path.ts'
import { describeFieldText } from './field-text.ts'
import { readReference } from '../commands/find-target.ts'
import type { Reference } from '../commands/find-target.ts'
import { describeHost } from '../commands/known-names.ts'
import { escapeMarkdown, toCode } from './markdown.ts'
import type { monaco } from './monaco.ts'
import { readShownPlace } from './shown-place.ts'
import type { TextModels } from './text-models.ts'

/** Says what a field is for and what a name stands for. */
export function createHoverProvider(
  store: DesignStore,
  models: TextModels,
): monaco.languages.HoverProvider {
  return {
    provideHover(textModel, position) {
      const place = readShownPlace(store, models, textModel, position)
      if (!place) return null
      const { document, offset, state, map } = place
      const parsed = parseKept(document.text)
      const path = locatePath(parsed, offset)
      const field = path.length > 0 ? locateField(parsed, path) : undefined
      if (!field) return null
      const { keyRange, valueRange, node } = field
      const isOnKey = keyRange && offset >= keyRange.start && offset <= keyRange.end
      const isOnValue =
        node.type === 'scalar' && offset >= valueRange.start && offset <= valueRange.end
      if (!isOnKey && !isOnValue) return null
      const reference = isOnValue ? readReference(parsed, path, state.view) : undefined
      const resource = readResource(parsed, path)
      const descriptor =
        resource.catalogueKind &&
        describeField(resource.catalogueKind, toResourcePath(resource, path))
      const texts = [
        ...(reference ? [describeReference(reference)] : []),
        ...(descriptor ? [describeFieldText(descriptor)] : []),
      ]
      if (texts.length === 0) return null
      return {
        range: map.toRange(shiftRange(isOnKey ? keyRange : valueRange, document.range.start)),
        contents: texts.map((value) => ({ value, isTrusted: false, supportHtml: false })),
      }
    },
  }
}

function describeReference(reference: Reference): string {
  switch (reference.type) {
    case 'mesh':
      return 'All sidecars of the mesh.'
    case 'host': {
      const { fqdn, host } = reference
      if (!host) return `${toCode(fqdn)} is not in these files.`
      const subsets = host.subsets.length === 0 ? '' : ` Subsets: ${host.subsets.join(', ')}.`
      return `${toCode(fqdn)}: ${escapeMarkdown(`${describeHost(host)}.${subsets}`)}`
    }
    case 'subset': {
      const { name, fqdn, host } = reference
      const isDefined = host?.subsets.includes(name) === true
      const others = host?.subsets.join(', ') ?? ''
      if (isDefined) return `Subset ${toCode(name)} of ${toCode(fqdn)}.`
      const defined = others === '' ? 'None is.' : `Defined: ${escapeMarkdown(others)}.`
      return `Subset ${toCode(name)} is not defined for ${toCode(fqdn)}. ${defined}`
    }
    case 'delegate': {
      const { name, namespace } = reference
      return `VirtualService ${toCode(`${namespace}/${name}`)}.`
    }
    case 'gateway': {
      const { name, gateway } = reference
      if (!gateway) return `Gateway ${toCode(name)} is not in these files.`
      const hosts = gateway.hosts.map(toCode).join(', ')
      return `Gateway ${toCode(`${gateway.namespace}/${gateway.name}`)}, hosts ${hosts}.`
    }
  }
}
