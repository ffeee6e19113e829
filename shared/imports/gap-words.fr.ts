/** What a discount is called that settles a bank's fee or a rounding. */
export const GAP_METHOD = 'Écart de règlement';
