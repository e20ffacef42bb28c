/** The line through a series: how much it rises from one observation to the next. */

/** Slope of the least-squares line through equally spaced observations; NaN of fewer than two. */
export function slopeOf(series: Float64Array): number {
  const middle = (series.length - 1) / 2;
  let [product, squares] = [0, 0];
  for (let i = 0; i < series.length; i += 1) {
    product += (i - middle) * series[i];
    squares += (i - middle) * (i - middle);
  }
  return product / squares;
}
