import { findAccessibilityFaults } from './accessibility.ts'
import { expect, test } from './test.ts'
import { GraphTable } from './tree-grid-page.ts'

const TLS_SERVER =
  'Server 443 HTTPS, of gateway istio-ingress/shop-gateway: port 443 HTTPS for shop.example.com of namespace bookshop, TLS SIMPLE with certificate shop-certificate.'
const STOREFRONT = [
  'Service storefront in bookshop: port 8080 http, 3 workloads.',
  '  Deployment storefront-v1 in bookshop: 4 replicas, labels app=storefront, version=v1.',
  '  Deployment storefront-v2 in bookshop: 1 replica, labels app=storefront, version=v2.',
  '  Deployment storefront-v3 in bookshop: 1 replica, labels app=storefront, version=v3.',
]
const RATINGS = [
  'Service ratings in bookshop: port 9080 http, 2 workloads, circuit breaker.',
  '  Deployment ratings-v1 in bookshop: 3 replicas, labels app=ratings, version=v1.',
  '  Deployment ratings-v2 in bookshop: 1 replica, labels app=ratings, version=v2.',
]

/** What the files of the sample say, written out by hand. */
const BOOKSHOP = [
  'Server 80 HTTP, of gateway istio-ingress/shop-gateway: port 80 HTTP for shop.example.com of namespace bookshop, redirects to HTTPS (301).',
  `  ${TLS_SERVER} Redirected to with 301.`,
  TLS_SERVER,
  '  Virtual service storefront in bookshop: 4 routes for shop.example.com, at gateway istio-ingress/shop-gateway.',
  '    Route 1, old-catalogue: path is /books.html; redirects to /books (301).',
  '      Answer 301 /books: Envoy answers itself. Redirected to with 301.',
  '    Route 2, catalog-api: path starts with /api/catalog/; all to catalog at port 8080. Timeout 8s, 2 retries of 2s each on “5xx,reset,connect-failure”, path rewritten to /.',
  '      Service catalog in bookshop: port 8080 http, 1 workload. Gets 100%.',
  '        Deployment catalog-v1 in bookshop: 2 replicas, labels app=catalog, version=v1.',
  '    Route 3, preview: header x-preview is true; all to storefront v2. Response header x-served-by set.',
  '      Subset v2 of storefront: pods of storefront with version=v2. Gets 100%.',
  ...indent(8, STOREFRONT),
  '        Deployment storefront-v2 in bookshop: 1 replica, labels app=storefront, version=v2.',
  '    Route 4, everyone: any other request; 90% to storefront v1, 10% to storefront v2. Mirrored to storefront v3 (10%).',
  '      Subset v1 of storefront: pods of storefront with version=v1. Gets 90%.',
  ...indent(8, STOREFRONT),
  '        Deployment storefront-v1 in bookshop: 4 replicas, labels app=storefront, version=v1.',
  '      Subset v2 of storefront: pods of storefront with version=v2. Gets 10%.',
  ...indent(8, STOREFRONT),
  '        Deployment storefront-v2 in bookshop: 1 replica, labels app=storefront, version=v2.',
  '      Subset v3 of storefront: pods of storefront with version=v3. Gets a copy of 10%.',
  ...indent(8, STOREFRONT),
  '        Deployment storefront-v3 in bookshop: 1 replica, labels app=storefront, version=v3.',
  'Mesh: calls between workloads, from all sidecars.',
  '  Virtual service ratings in bookshop: 2 routes for ratings.bookshop.svc.cluster.local, in the mesh.',
  '    Route 1, star-trial: header x-reader-group is stars or header x-reader-group starts with stars-; all to ratings v2.',
  '      Subset v2 of ratings: pods of ratings with version=v2, circuit breaker. Gets 100%.',
  ...indent(8, RATINGS),
  '        Deployment ratings-v2 in bookshop: 1 replica, labels app=ratings, version=v2.',
  '    Route 2, default: any other request; all to ratings v1. Timeout 2s.',
  '      Subset v1 of ratings: pods of ratings with version=v1, circuit breaker. Gets 100%.',
  ...indent(8, RATINGS),
  '        Deployment ratings-v1 in bookshop: 3 replicas, labels app=ratings, version=v1.',
  'Not reached, 1 object. Nothing that is shown leads here.',
  '  Service istio-ingress in istio-ingress: ports 80 http and 443 https, 1 workload.',
  '    Deployment istio-ingress in istio-ingress: 2 replicas, labels istio=ingress, sidecar.istio.io/inject=true.',
]

function indent(by: number, lines: readonly string[]): readonly string[] {
  return lines.map((line) => `${' '.repeat(by)}${line}`)
}

test('a walk through all rows with the keyboard reads out what the files say', async ({
  editor,
  keyboard,
}) => {
  const table = new GraphTable(editor)
  await table.openBy(keyboard, 'bookshop')
  expect(await table.walkAll(keyboard)).toEqual(BOOKSHOP)
})

test('all that the mouse does on the drawing, the keyboard does in the table', async ({
  editor,
  keyboard,
}) => {
  const table = new GraphTable(editor)
  await table.openBy(keyboard, 'bookshop')

  // The same node in two places is one selection.
  await table.walkTo(keyboard, 'Subset v2 of storefront')
  await expect(table.bar).toContainText('pods of storefront with version=v2. Gets 100%.')
  await keyboard.press('Space')
  await expect(table.spoken('Selected: Subset v2.')).toBeAttached()
  await expect(table.rows('Subset v2 of storefront')).toHaveCount(2)
  for (const row of await table.rows('Subset v2 of storefront').all()) {
    await expect(row).toHaveAttribute('aria-selected', 'true')
  }
  await keyboard.press('Escape')
  await expect(table.row('Subset v2 of storefront')).toHaveAttribute('aria-selected', 'false')

  // What is found is gone to, in closed rows too.
  await keyboard.press('/')
  await expect(editor.canvas.find).toBeFocused()
  await keyboard.type('name:ratings-v2')
  await expect(table.matches).toHaveText(/^1 of \d+$/)
  await keyboard.press('Enter')
  await keyboard.press('ArrowDown')
  await expect(table.grid).toBeFocused()
  await table.expectActive('Deployment ratings-v2')

  // Only what is around a node, and everything again.
  await table.walkTo(keyboard, 'Route 3, preview')
  await keyboard.press('f')
  await expect(table.row('Virtual service ratings')).toBeHidden()
  await table.expectActive('Route 3, preview')
  await keyboard.press('Escape')
  await expect(table.row('Virtual service ratings')).toBeVisible()

  // Folded to one row, and expanded.
  await table.walkTo(keyboard, 'Subset v2 of ratings')
  await keyboard.press('c')
  await table.expectActive('Folded service ratings')
  await expect(table.row('Subset v2 of ratings')).toBeHidden()
  await keyboard.press('Enter')
  await expect(table.row('Subset v2 of ratings')).toBeVisible()

  // A route moves, is said, and moves back.
  await table.walkTo(keyboard, 'Route 2, catalog-api')
  await keyboard.press('Alt+ArrowUp')
  await table.expectActive('Route 1, catalog-api')
  await expect(table.spoken('catalog-api is route 1 now. Undo takes it back.')).toBeAttached()
  await keyboard.press('Alt+ArrowDown')
  await table.expectActive('Route 2, catalog-api')
  await keyboard.press('Control+z')
  await expect(table.spoken(/^Undone: Move route catalog-api/)).toBeAttached()
  await expect(table.row('Route 1, catalog-api')).toBeVisible()
  await keyboard.press('Control+z')
  await expect(table.row('Route 2, catalog-api')).toBeVisible()

  // Enter goes on to the form; the drawing has the same selection.
  await table.walkTo(keyboard, 'Route 4, everyone')
  await keyboard.press('Enter')
  await expect(editor.form.weightAt(2)).toBeVisible()
  await expect(table.grid).not.toBeFocused()
  await expect(editor.place).toContainText('everyone')
  await keyboard.reach(table.look('Table'), 'Shift+Tab')
  await keyboard.press('ArrowLeft')
  await editor.canvas.expectSelected('Route 4, everyone')
})

test('problems are fixed from their row without a mouse', async ({ editor, keyboard }) => {
  const table = new GraphTable(editor)
  await table.openBy(keyboard, 'broken')
  await table.walkTo(keyboard, 'Missing subset v3')
  await expect(table.bar).toContainText('1 error.')
  await keyboard.press('.')
  await expect(editor.menuItem(/^Explain IST0101/)).toBeVisible()
  const fix = editor.menuItem('Route to v2')
  await keyboard.reach(fix, 'ArrowDown')
  await keyboard.press('Enter')
  await expect(table.spoken(/^Fixed: /)).toBeAttached()
  await expect(table.row('Missing subset v3')).toBeHidden()
  await expect(table.row('Route 1, beta: header x-beta is true; all to tickets v2.')).toBeVisible()
  await expect(table.spoken(/^Checked: \d+ errors?/)).toBeAttached()
})

test('the choice of the table is kept between visits', async ({ editor, keyboard }) => {
  const table = new GraphTable(editor)
  await table.openBy(keyboard, 'bookshop')
  await expect(editor.saved).toBeVisible()
  await editor.reload()
  await expect(table.grid).toBeVisible()
  await expect(table.look('Table')).toBeChecked()
})

test('the first stop of the page leads to the graph', async ({ editor, keyboard }) => {
  const table = new GraphTable(editor)
  await table.openBy(keyboard, 'bookshop')
  await keyboard.reach(editor.page.getByRole('link', { name: 'Skip to the graph' }), 'Shift+Tab')
  await expect(editor.page.getByRole('link', { name: 'Skip to the graph' })).toBeInViewport()
  await keyboard.press('Enter')
  await expect(table.grid).toBeFocused()
})

test.describe('in a window of 720 × 450, as at 200 % zoom', () => {
  test.use({ viewport: { width: 720, height: 450 } })

  test('the table comes first, and leads to the form and back', async ({ editor, keyboard }) => {
    const table = new GraphTable(editor)
    await editor.openLink('/?sample=bookshop')
    await expect(table.grid).toBeVisible()
    await table.walkTo(keyboard, 'Route 4, everyone')
    await expect(table.bar).toContainText('90% to storefront v1, 10% to storefront v2.')
    await keyboard.press('Enter')
    await expect(editor.form.weightAt(2)).toBeVisible()
    await expect(table.grid).toBeHidden()
    const overflow = await editor.page.evaluate(() => {
      const { scrollWidth, scrollHeight } = document.documentElement
      return { scrollWidth, scrollHeight }
    })
    expect(overflow).toEqual({ scrollWidth: 720, scrollHeight: 450 })
    await keyboard.reach(editor.page.getByRole('link', { name: 'Skip to the graph' }), 'Shift+Tab')
    await keyboard.press('Enter')
    await expect(table.grid).toBeFocused()
    await table.expectActive('Route 4, everyone')
  })
})

const LOOKS = [
  ['light', { colorScheme: 'light' }],
  ['dark', { colorScheme: 'dark' }],
  ['forced colours', { contextOptions: { forcedColors: 'active' } }],
] as const
const SIZES = [
  [1440, 900],
  [1024, 700],
  [720, 450],
] as const

for (const [look, options] of LOOKS) {
  for (const [width, height] of SIZES) {
    test.describe(`${look}, ${width} × ${height}`, () => {
      test.use({ ...options, viewport: { width, height } })

      test(`axe finds nothing in the table, ${look}, ${width} × ${height}`, async ({ editor }) => {
        const table = new GraphTable(editor)
        await editor.openLink('/?sample=broken')
        await expect(table.grid.or(table.looks).first()).toBeVisible()
        if (!(await table.look('Table').isChecked())) await table.choose('Table')
        await table.row('Missing subset v3').click()
        await expect(table.bar).toContainText('1 error.')
        expect(await findAccessibilityFaults(editor.page)).toEqual([])
      })
    })
  }
}
