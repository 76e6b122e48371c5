/** The mark of the product: one line of traffic that splits. */
export function Brand() {
  return (
    <svg width="20" height="20" viewBox="0 0 20 20" fill="none" aria-hidden="true">
      <path
        d="M2.5 10h4c3 0 3.5-5.5 7-5.5M6.5 10c3 0 3.5 5.5 7 5.5"
        stroke="currentColor"
        strokeWidth="1.8"
        strokeLinecap="round"
      />
      <circle cx="15.7" cy="4.5" r="2.3" fill="currentColor" />
      <circle
        cx="15.7"
        cy="15.5"
        r="1.6"
        stroke="currentColor"
        strokeWidth="1.5"
        strokeDasharray="1.8 1.4"
      />
    </svg>
  )
}
