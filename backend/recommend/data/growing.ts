/** A column of numbers that grows; twice as long whenever it is full. */
export interface Growing<A extends Int32Array | Float64Array> {
  push(value: number): void;
  /** What was pushed so far, sharing memory. */
  values(): A;
}

export function growingIntegers(): Growing<Int32Array> {
  return growing((length) => new Int32Array(length));
}

export function growingNumbers(): Growing<Float64Array> {
  return growing((length) => new Float64Array(length));
}

function growing<A extends Int32Array | Float64Array>(create: (length: number) => A): Growing<A> {
  let array = create(1024);
  let length = 0;
  return {
    push: (value) => {
      if (length === array.length) {
        const longer = create(2 * length);
        longer.set(array);
        array = longer;
      }
      array[length++] = value;
    },
    values: () => array.subarray(0, length) as A,
  };
}
