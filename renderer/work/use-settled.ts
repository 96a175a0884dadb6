import { useEffect, useState } from 'react';

/** 250 ms: a person types the next digit within that, and the hub is not asked for half a figure. */
const SETTLE_MS = 250;

/** The value once it has stood still for a moment. */
export function useSettled<Value>(value: Value): Value {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), SETTLE_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}
