/** Step under which a condition that is being added to a match is remembered. */
export const NEW_CONDITION = '+'
