import { type Fraction, minus, over, plus, times, whole } from './fraction.ts';

type Inputs = Record<string, number | null | number[]>;

/** A small calculator for the expressions of proofs, exact and written apart from the program; null where the result does not exist. */
export function evaluateExpression(expression: string, inputs: Inputs): Fraction | null {
  const tokens = expression.match(/[A-Za-z]\w*|\d+|[-+*/(),]/g) ?? [];
  let at = 0;
  const take = () => tokens[at++] ?? '';
  const list = (name: string): number[] => {
    const value = inputs[name];
    if (!Array.isArray(value)) throw new Error(`not a list: ${name}`);
    return value;
  };
  const apply = (a: Fraction | null, b: Fraction | null, work: (a: Fraction, b: Fraction) => Fraction | null) =>
    a === null || b === null ? null : work(a, b);

  function sum(): Fraction | null {
    let value = product();
    while (tokens[at] === '+' || tokens[at] === '-') value = apply(value, take() === '+' ? product() : negated(product()), plus);
    return value;
  }
  function negated(value: Fraction | null): Fraction | null {
    return value === null ? null : minus(whole(0), value);
  }
  function product(): Fraction | null {
    let value = factor();
    while (tokens[at] === '*' || tokens[at] === '/') value = take() === '*' ? apply(value, factor(), times) : over(value, factor());
    return value;
  }
  function factor(): Fraction | null {
    const token = take();
    if (token === '(') {
      const value = sum();
      take();
      return value;
    }
    if (/^\d/.test(token)) return whole(BigInt(token));
    if (tokens[at] === '(') return called(token);
    const value = inputs[token];
    if (value === undefined || Array.isArray(value)) throw new Error(`unknown input: ${token}`);
    return value === null ? null : whole(value);
  }
  function called(name: string): Fraction | null {
    const names: string[] = [];
    for (take(); tokens[at - 1] !== ')'; take()) names.push(take());
    const [first = '', second = '', third = ''] = names;
    if (name === 'sum') return whole(list(first).reduce((total, value) => total + BigInt(value), 0n));
    if (name === 'sumOfSquares') return whole(list(first).reduce((total, value) => total + BigInt(value) ** 2n, 0n));
    if (name === 'countFor') {
      const [amounts, total, percent] = [list(first), BigInt(Number(inputs[second])), BigInt(third)];
      let reached = 0n;
      let count = 0;
      for (const amount of amounts) {
        if (reached * 100n >= total * percent) break;
        reached += BigInt(amount);
        count += 1;
      }
      return whole(count);
    }
    if (name === 'countBack') {
      let rest = BigInt(Number(inputs[first]));
      let days = 0n;
      for (const [index, sold] of list(second).entries()) {
        if (rest <= 0n) break;
        const length = BigInt(list(third)[index] ?? 0);
        if (BigInt(sold) > rest) return plus(whole(days), { above: rest * length, below: BigInt(sold) });
        days += length;
        if (sold > 0) rest -= BigInt(sold);
      }
      return rest > 0n ? null : whole(days);
    }
    throw new Error(`unknown function: ${name}`);
  }
  return sum();
}
