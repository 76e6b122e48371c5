import type { Explanation, Explanations } from './explanation.ts'

const PATH = '.meshdraft.yaml'

/** Examples of the workspace file, which are no manifests. */
function inWorkspaceFile(rows: Readonly<Record<string, Omit<Explanation, 'path'>>>): Explanations {
  return Object.fromEntries(
    Object.entries(rows).map(([code, row]) => [code, { ...row, path: PATH }]),
  )
}

export const WORKSPACE_FILE_EXPLANATIONS: Explanations = inWorkspaceFile({
  'CFG-001': {
    what: 'The workspace file has a key that is not a setting.',
    why: 'A misspelt setting has no effect, so the checks answer for a mesh that is not yours.',
    howToFix: 'Correct the name of the setting, or remove the line.',
    fails: 'clusterdomain: mesh.example.com\n',
    marks: 'clusterdomain',
    passes: 'clusterDomain: mesh.example.com\n',
  },
  'CFG-002': {
    what: 'A setting has a value of another type than it takes, such as a text where a list belongs.',
    why: 'The value is not read, so the setting has no effect.',
    howToFix: 'Write the value as the message says.',
    fails: 'complete: Service\n',
    marks: 'Service',
    passes: 'complete: [Service]\n',
    noFixBecause: 'What a value of another type was meant to be is for its writer to say.',
  },
  'CFG-003': {
    what: 'The value of a setting is not one that the setting can have.',
    why: 'The value is not read, so the setting has no effect.',
    howToFix: 'Use one of the values that the message lists, or a name of the form it asks for.',
    fails: 'severity:\n  IST0132: warn\n',
    marks: 'warn',
    passes: 'severity:\n  IST0132: warning\n',
  },
  'CFG-004': {
    what: 'The target version is not a version of Istio, or one newer than the checks know.',
    why: 'Some checks differ between releases; for an unknown version the answer may be that of another.',
    howToFix: 'Write the version that your clusters run, with its first two numbers, such as 1.29.',
    fails: 'istioVersion: latest\n',
    marks: 'latest',
    passes: 'istioVersion: 1.29\n',
    noFixBecause: 'Which version the clusters run is not written in the files.',
  },
  'CFG-005': {
    what: 'The workspace file names a code that no check reports.',
    why: 'The line has no effect: what it was meant to change is reported as before.',
    howToFix: 'Copy the code from the finding; `meshdraft check --list` prints all of them.',
    fails: 'severity:\n  IST101: warning\n',
    marks: 'IST101',
    passes: 'severity:\n  IST0101: warning\n',
  },
  'CFG-006': {
    what: 'A list of the workspace file has the same entry twice.',
    why: 'The second one adds nothing, and who removes only one of them is surprised.',
    howToFix: 'Remove one of the two.',
    fails: 'complete:\n  - Service\n  - Service\n',
    marks: 'Service',
    passes: 'complete:\n  - Service\n',
    noFixBecause:
      'The two may carry different reasons, and which one to keep is for a person to say.',
  },
  'CFG-007': {
    what: 'The workspace file tries to change a code that cannot change.',
    why: 'A text that cannot be read hides every other mistake in it, and the workspace file cannot excuse itself.',
    howToFix: 'Remove the line, and put right what the code reports.',
    fails: 'severity:\n  YML-TAB: off\n',
    marks: 'YML-TAB',
    passes: 'severity:\n  IST0132: off\n',
    noFixBecause: 'Removing the line would leave the finding it was written for unexplained.',
  },
  'CFG-008': {
    what: 'Settings stand where they have no effect: in a second document, or in a second workspace file.',
    why: 'One document holds the settings of a workspace, so that there is one place to look.',
    howToFix: 'Move the settings into the document that counts, and remove the other.',
    fails: 'rootNamespace: mesh\n---\nclusterDomain: mesh.example.com\n',
    marks: 'clusterDomain',
    passes: 'rootNamespace: mesh\nclusterDomain: mesh.example.com\n',
    noFixBecause:
      'Two documents may say different things, and which one holds is for a person to say.',
  },
  'CFG-009': {
    what: 'A suppression names its objects in a form that cannot be read.',
    why: 'The entry leaves out nothing, because it might otherwise leave out too much.',
    howToFix:
      'Write kind, namespace and name, such as `VirtualService shop/web`. In each, `*` stands for any characters.',
    fails: 'suppress:\n  - code: IST0101\n    resource: shop/web\n',
    marks: 'shop/web',
    passes: 'suppress:\n  - code: IST0101\n    resource: VirtualService shop/web\n',
    noFixBecause: 'The kind that is meant is not written.',
  },
  'CFG-010': {
    what: 'A suppression has no code.',
    why: 'It leaves out nothing.',
    howToFix: 'Add the code of the findings to leave out. For all of one object write `"*"`.',
    fails: 'suppress:\n  - reason: Comes with the next release.\n',
    marks: 'reason: Comes with the next release.',
    passes: 'suppress:\n  - code: IST0101\n    reason: Comes with the next release.\n',
    noFixBecause: 'The code that is meant is not written.',
  },
  'CFG-011': {
    what: 'The list of complete kinds names a kind that no check asks for.',
    why: 'The entry has no effect; a misspelt kind leaves the checks that need the real one silent.',
    howToFix: 'Correct the name of the kind, or remove it from the list.',
    fails: 'complete: [Servces]\n',
    marks: 'Servces',
    passes: 'complete: [Service]\n',
  },
  'CFG-012': {
    what: 'An entry of `suppress` leaves out nothing: what it names is not found, or another entry leaves it out already.',
    why: 'A leftover entry hides the same mistake when somebody makes it again.',
    howToFix:
      'Remove the entry. Where only other files bring the finding, check them together with these.',
    fails: 'suppress:\n  - code: IST0145\n    reason: Comes with the next release.\n',
    marks: 'IST0145',
    passes: 'severity:\n  IST0145: warning\n',
  },
})
