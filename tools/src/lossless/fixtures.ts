import type { EditSource } from './random-edits.ts'

/** Texts of our own that hold what makes lossless edits hard, each in a style of its own. */
export const EDIT_FIXTURES: readonly EditSource[] = [
  {
    name: 'comments everywhere',
    text: `# Routes of the bookshop.
# Owner: web team

apiVersion: networking.istio.io/v1 # stable since 1.22
kind: VirtualService
# who we are
metadata:
  # the name is part of the dashboards
  name: bookshop # do not rename

  labels: # used by the mesh team
    app: bookshop
    # tier: front
    team: web
spec:
  # public and internal names
  hosts:
  # public
  - shop.example.com # via the CDN
  # internal
  - bookshop

  # second block of names
  - bookshop.prod.svc.cluster.local
  http:
  # canary by header
  - match:
    - headers:
        # set by the gateway
        x-canary: # canary users
          exact: "yes"
    route:
    - destination:
        host: bookshop # same host
        subset: v2
    # everything else
  - route:
    - destination: { host: bookshop, subset: v1 } # stable
      weight: 90
      # weight: 100
    - destination:
        host: bookshop
        subset: v2
      # pinned for the audit
      weight: 10
    timeout: 5s

# the end
`,
  },
  {
    name: 'lists indented, four columns',
    text: `kind: Gateway
apiVersion: networking.istio.io/v1
metadata:
    name: shop
    namespace: istio-system
spec:
    selector:
        istio: ingressgateway
    servers:
        -   port:
                number: 443
                name: https
                protocol: HTTPS
            tls:
                mode: SIMPLE
                credentialName: shop-cert
            hosts:
                -   "*.example.com"
                -   "example.com"
        -   port:
                number: 80
                name: http
                protocol: HTTP
            hosts:
                -   "*"
`,
  },
  {
    name: 'carriage returns',
    text: 'apiVersion: v1\r\nkind: Service\r\nmetadata:\r\n  name: reviews # c\r\nspec:\r\n  ports:\r\n  # http\r\n  - name: http\r\n    port: 9080\r\n\r\n  - name: grpc\r\n    port: 9090\r\n  selector:\r\n    app: reviews\r\n  text: |\r\n    one\r\n    two\r\n',
  },
  {
    name: 'mixed line ends and no last one',
    text: 'a: 1\r\nb:\n- x\r\n- y1\n# c\r\n- z1\nc:\n  d: text\r\n  e:\n  - f: 1',
  },
  {
    name: 'tabs in comments and text',
    text: 'a: 1\t# one\n\t# four\n#\ttwo\nb:\n  c: x\ty\n  d: "p\tq"\t# three\n  e: |\n    \tindented\n    z\nf: [a,\tb]\n',
  },
  {
    name: 'odd indentation',
    text: `a:
      b:
       c: 1
       d:
             - x
             -    - deep
                  - deeper
             -
               e: 1
               f: 2
             -

               g: 3
h:
 - i: 1
   j:
      k: 2
 -    l: 3
      m: 4
`,
  },
  {
    name: 'flow everywhere',
    text: `hosts: [reviews, "ratings", 'details']
match: [{uri: {prefix: /a}}, {uri: {exact: /b}, headers: {end-user: {exact: jason}}}]
empty: {list: [], map: {}, padded: [ ], spaced: { a: 1, b: 2 }}
tight: [a,b,c]
trailing: [a, b, ]
long: [
  one, # first
  # second
  two,
  three # last
]
map: {
  a: 1,
  # of b
  b: [x,
      y1, z],
  c: {
    d: 1
  }
}
wrapped: [a, b,
  c, d]
nokey: {p, q: , r: 1}
`,
  },
  {
    name: 'JSON on lines',
    text: `{
  "apiVersion": "networking.istio.io/v1",
  "kind": "DestinationRule",
  "metadata": {
    "name": "reviews"
  },
  "spec": {
    "host": "reviews",
    "subsets": [
      {
        "name": "v1",
        "labels": {
          "version": "v1"
        }
      },
      {
        "name": "v2",
        "labels": {}
      }
    ],
    "exportTo": [],
    "numbers": [1, 2, 3]
  }
}
`,
  },
  {
    name: 'JSON with tabs',
    text: '{\n\t"a": [\n\t\t1,\n\t\t"two",\n\t\t{"b": null}\n\t],\n\t"c": {"d": true}\n}',
  },
  { name: 'JSON on one line', text: '{"a":1,"b":[1,2,{"c":"x"}],"d":{},"e":[],"f":"y: z"}' },
  {
    name: 'text blocks',
    text: `script: |
  #!/bin/sh
  # not a comment
  echo "x: y"

  exit 0
strip: |-
    four
      six
    four

folded: >
  one
  two

  three
   more
  end
keep: |+
  kept


list:
- |
  item
  text
- >-
  folded
  item
- |+
  kept

- after
explicit: |2
    two more
  less
empty: |
last: |
  no more
`,
  },
  {
    name: 'many documents',
    text: `# first
---
a: 1
list:
- x
---
# only a comment
---
b: # c
  - 1
  - 2 # two
  # three
--- # named
c: {d: [e]}
...
# between
---
"quoted key": 'single'
'other': "double"
...
`,
  },
  {
    name: 'anchors and merge keys',
    text: `base: &base
  timeout: 5s
  retries: {attempts: 3}
shared: &list [a, b]
free: &unused
  x: 1
routes:
- <<: *base
  name: one
- <<: [*base]
  timeout: 1s
- hosts: *list
  tagged: !!str 5
  custom: !Secret abc
plain:
  k: v
  w: [1, 2]
`,
  },
  {
    name: 'strings that look like others',
    text: `bool: "on"
number: '010'
"null": "null"
colon: "a: b"
hash: 'a #b'
star: "*"
quote: 'it''s'
escape: "tab\\tnew\\nline \\u00e9 \\"q\\""
multi: "one
  two

  three"
single: 'one
  two'
plain: one
  two
  three
url: http://example.com:80/path?x=1#frag
time: 12:30:45
date: 2001-01-01
version: 1.10
path: /a-b_c.d
unicode: 日本語 🚀
`,
  },
  {
    name: 'null values',
    text: `a:
b: # nothing
c: ~
d:
- # no item
-
- x
-   # spaced
e:
  f:

  g:
`,
  },
  {
    name: 'lines of spaces',
    text: 'a: |\n  text\nb: 1\n      \nl:\n- |-\n  x\n- y1\n        \n- z1\n   \n\nm:\n  n1: >\n    folded\n  o: 2\n             \n',
  },
  {
    name: 'comments out of line',
    text: 'a: |\n  text\nb: 1\n      # deep\nc:\n      # deeper than d\n  d: 1\n# less deep than e\n  e: x\n   # between\n\n   # apart\nl:\n- |\n  block\n- y1\n     # of nobody\n- z1\n # nearly\n',
  },
  { name: 'a byte order mark', text: '\uFEFFa: 1\nb:\n- x # c\n- y1\n' },
  {
    name: 'a list at the root',
    text: '# of one\n- one\n- two: 2\n  three: 3\n\n# of four\n- - four\n  - five\n- []\n',
  },
  { name: 'a scalar at the root', text: '--- just text\n---\n42\n---\n"quoted"\n' },
]
