import type { Unit } from '#shared/vocabulary';
import type { Season } from './network.ts';

/** One value of one property: its letters in the SKU, its words, and how it scales cost (weight by the power 0.8). */
export type Option = readonly [code: string, words: string, factor: number];

/** A product line: every combination of its properties is one item, `BRK-` + codes, name + words. */
export interface Family {
  prefix: string;
  name: string;
  unit: Unit;
  /** Of the cheapest combination, major units. */
  baseCost: number;
  baseWeightGrams: number;
  /** cm³ per gram. */
  bulk: number;
  casePacks: readonly number[];
  /** Relative number of order lines that ask for the family. */
  demand: number;
  typicalQuantity: number;
  orderStep: number;
  season: Season;
  axes: readonly (readonly Option[])[];
}

/** Options from short text: `code:words:factor` separated by commas; words may be left out when they are the code. */
function options(text: string): Option[] {
  return text.split(',').map((part) => {
    const [short, words, factor] = part.split(':') as [string, string, string];
    return [short.trim(), words, Number(factor)] as const;
  });
}

/** Options whose cost grows with a rating: `word(value)` names it, cost goes by (value ÷ first)^power. */
function rated(
  values: readonly number[],
  word: (value: number) => string,
  power: number,
): Option[] {
  const first = values[0] as number;
  return values.map((value) => [code(value), word(value), (value / first) ** power] as const);
}

/** A rating as SKU text: 7.5 is 7R5 (IEC 60062 writes R for the point, and no letter O or I occurs). */
function code(value: number): string {
  return String(value).replace('.', 'R');
}

const TRADE_SIZES = options(
  '05:1/2 in:1,07:3/4 in:1.4,10:1 in:2.1,12:1-1/4 in:3,15:1-1/2 in:3.7,20:2 in:4.9,25:2-1/2 in:8.5,30:3 in:10.8,35:3-1/2 in:13.5,40:4 in:15.8',
);
const AMPS = [15, 20, 25, 30, 35, 40, 50, 60, 70, 80, 90, 100, 125, 150];
const HORSEPOWER = [1, 1.5, 2, 3, 5, 7.5, 10, 15, 20, 25, 30, 40, 50, 60, 75, 100];
const FRAMES: Record<number, string> = {
  1: '143T',
  1.5: '145T',
  2: '145T',
  3: '182T',
  5: '184T',
  7.5: '213T',
  10: '215T',
  15: '254T',
  20: '256T',
  25: '284T',
  30: '286T',
  40: '324T',
  50: '326T',
  60: '364T',
  75: '365T',
  100: '405T',
}; // NEMA MG 1, 1,800 rpm

const ampere = (value: number) => `${value} A`;

/** The lines of an industrial and electrical distributor; together somewhat over 2,000 combinations. */
export const FAMILIES: readonly Family[] = [
  {
    prefix: 'BRK',
    name: 'Breaker',
    unit: 'EA',
    baseCost: 9.4,
    baseWeightGrams: 180,
    bulk: 1.4,
    casePacks: [12, 24, 36],
    demand: 11,
    typicalQuantity: 5,
    orderStep: 1,
    season: 'cooling',
    axes: [
      options('1P:1P:1,2P:2P:2.6,3P:3P:4.4'),
      rated(AMPS, ampere, 0.75),
      options('B:bolt-on:1.45,P:plug-in:1,D:DIN rail:1.2'),
    ],
  },
  {
    prefix: 'CTR',
    name: 'Contactor',
    unit: 'EA',
    baseCost: 24,
    baseWeightGrams: 380,
    bulk: 1.3,
    casePacks: [6, 10],
    demand: 6,
    typicalQuantity: 3,
    orderStep: 1,
    season: 'cooling',
    axes: [
      rated([9, 12, 18, 25, 32, 40, 50, 65, 80, 95, 115, 150], ampere, 0.85),
      options('3P:3P:1,4P:4P:1.3'),
      options('A:24 V coil:1.04,B:120 V coil:1,C:240 V coil:1.02,D:480 V coil:1.08'),
    ],
  },
  {
    prefix: 'VLD',
    name: 'Overload relay',
    unit: 'EA',
    baseCost: 31,
    baseWeightGrams: 240,
    bulk: 1.3,
    casePacks: [5, 10],
    demand: 2,
    typicalQuantity: 2,
    orderStep: 1,
    season: 'even',
    axes: [
      rated([1.6, 2.5, 4, 6, 8, 10, 14, 18, 25, 32, 45, 65], (v) => `to ${v} A`, 0.25),
      options('A:class 10:1,B:class 20:1.06'),
    ],
  },
  {
    prefix: 'CDT',
    name: 'Conduit',
    unit: 'FOT',
    baseCost: 0.46,
    baseWeightGrams: 135,
    bulk: 1.6,
    casePacks: [100, 200],
    demand: 9,
    typicalQuantity: 200,
    orderStep: 10,
    season: 'even',
    axes: [
      options('E:EMT:1,R:rigid:2.9,P:PVC 40:0.62,Q:PVC 80:0.9,F:liquid-tight:2.2'),
      TRADE_SIZES,
    ],
  },
  {
    prefix: 'FTG',
    name: '',
    unit: 'EA',
    baseCost: 0.42,
    baseWeightGrams: 38,
    bulk: 2.4,
    casePacks: [50, 100],
    demand: 13,
    typicalQuantity: 30,
    orderStep: 5,
    season: 'even',
    axes: [
      options(
        'CS:Coupling set-screw:1,CC:Coupling compression:1.3,NS:Connector set-screw:1.05,NC:Connector compression:1.35,LN:Locknut:0.3,BS:Bushing insulated:0.55,LB:Conduit body LB:5.2,EL:Elbow 90 degrees:3.1,S1:Strap one-hole:0.28,S2:Strap two-hole:0.34',
      ),
      options('Z:steel:1,C:die-cast:0.85,P:PVC:0.6'),
      TRADE_SIZES,
    ],
  },
  {
    prefix: 'WRE',
    name: 'Wire THHN',
    unit: 'FOT',
    baseCost: 0.085,
    baseWeightGrams: 7,
    bulk: 0.6,
    casePacks: [500],
    demand: 10,
    typicalQuantity: 500,
    orderStep: 250,
    season: 'even',
    axes: [
      options(
        '14:14 AWG:1,12:12 AWG:1.5,10:10 AWG:2.3,08:8 AWG:3.8,06:6 AWG:5.8,04:4 AWG:9,03:3 AWG:11.2,02:2 AWG:14,01:1 AWG:18,1A:1/0 AWG:22,2A:2/0 AWG:27,3A:3/0 AWG:34,4A:4/0 AWG:43,25:250 kcmil:52,35:350 kcmil:71,50:500 kcmil:100',
      ),
      options('K:black:1,W:white:1,R:red:1,B:blue:1,G:green:1'),
    ],
  },
  {
    prefix: 'CBL',
    name: 'Cable MC',
    unit: 'FOT',
    baseCost: 0.62,
    baseWeightGrams: 52,
    bulk: 1.1,
    casePacks: [250],
    demand: 4,
    typicalQuantity: 250,
    orderStep: 250,
    season: 'even',
    axes: [
      options(
        '142:14/2:1,143:14/3:1.35,122:12/2:1.25,123:12/3:1.7,124:12/4:2.2,102:10/2:1.9,103:10/3:2.7,083:8/3:4.2,063:6/3:6,043:4/3:8.8',
      ),
      options('A:aluminum armor:1,S:steel armor:1.15,H:hospital grade:1.7'),
    ],
  },
  {
    prefix: 'MTR',
    name: 'Motor',
    unit: 'EA',
    baseCost: 172,
    baseWeightGrams: 16_000,
    bulk: 0.9,
    casePacks: [1, 2],
    demand: 3,
    typicalQuantity: 1,
    orderStep: 1,
    season: 'even',
    axes: [
      HORSEPOWER.map((hp) => [code(hp), `${hp} hp ${FRAMES[hp]}`, (hp / 1) ** 0.72] as const),
      options('A:3600 rpm:0.97,B:1800 rpm:1,C:1200 rpm:1.35'),
      options('T:TEFC:1.12,D:ODP:1'),
    ],
  },
  {
    prefix: 'CFM',
    name: 'Condenser fan motor',
    unit: 'EA',
    baseCost: 61,
    baseWeightGrams: 3_600,
    bulk: 1.3,
    casePacks: [4, 8],
    demand: 5,
    typicalQuantity: 4,
    orderStep: 1,
    season: 'cooling',
    axes: [
      options(
        '16:1/6 hp:1,15:1/5 hp:1.08,14:1/4 hp:1.15,13:1/3 hp:1.3,12:1/2 hp:1.55,34:3/4 hp:1.9,1H:1 hp:2.3',
      ),
      options('A:115 V:1,B:208-230 V:1,C:460 V:1.12'),
      options('8:825 rpm:1.06,1:1075 rpm:1'),
    ],
  },
  {
    prefix: 'BLM',
    name: 'Blower motor',
    unit: 'EA',
    baseCost: 74,
    baseWeightGrams: 5_200,
    bulk: 1.2,
    casePacks: [2, 4],
    demand: 2,
    typicalQuantity: 2,
    orderStep: 1,
    season: 'cooling',
    axes: [
      options('14:1/4 hp:1,13:1/3 hp:1.1,12:1/2 hp:1.25,34:3/4 hp:1.5,1H:1 hp:1.8'),
      options('A:115 V:1,B:208-230 V:1.03'),
      options('P:PSC:1,E:ECM:2.1'),
    ],
  },
  {
    prefix: 'VFD',
    name: 'VFD',
    unit: 'EA',
    baseCost: 268,
    baseWeightGrams: 1_900,
    bulk: 2.2,
    casePacks: [1, 2],
    demand: 2.2,
    typicalQuantity: 1,
    orderStep: 1,
    season: 'even',
    axes: [
      rated(HORSEPOWER, (hp) => `${hp} hp`, 0.62),
      options('2:230 V:1,4:480 V:1.06'),
      options('A:NEMA 1:1,B:NEMA 12:1.25,C:NEMA 4X:1.6'),
    ],
  },
  {
    prefix: 'FLT',
    name: 'Filter',
    unit: 'EA',
    baseCost: 2.9,
    baseWeightGrams: 210,
    bulk: 24,
    casePacks: [12, 24],
    demand: 8,
    typicalQuantity: 24,
    orderStep: 12,
    season: 'cooling',
    axes: [
      options(
        '1224:12×24:0.8,1420:14×20:0.8,1425:14×25:0.9,1620:16×20:0.85,1624:16×24:0.95,1625:16×25:0.98,1818:18×18:0.9,1824:18×24:1,2020:20×20:0.95,2024:20×24:1.05,2025:20×25:1.08,2030:20×30:1.25,2424:24×24:1.15,2430:24×30:1.35,2525:25×25:1.2,1520:15×20:0.85',
      ),
      options('1:×1:1,2:×2:1.35,4:×4:2.6'),
      options('A: MERV 8:1,B: MERV 11:1.35,C: MERV 13:1.7'),
    ],
  },
  {
    prefix: 'XFR',
    name: 'Transformer',
    unit: 'EA',
    baseCost: 210,
    baseWeightGrams: 24_000,
    bulk: 0.8,
    casePacks: [1],
    demand: 1.4,
    typicalQuantity: 1,
    orderStep: 1,
    season: 'even',
    axes: [
      rated([3, 5, 7.5, 10, 15, 25, 30, 37.5, 45, 50, 75, 112.5, 150], (v) => `${v} kVA`, 0.68),
      options('4:480 V:1,6:600 V:1.08'),
      options('1:1 phase:1,3:3 phase:1.25'),
    ],
  },
  {
    prefix: 'LMP',
    name: 'Lamp',
    unit: 'EA',
    baseCost: 3.1,
    baseWeightGrams: 120,
    bulk: 9,
    casePacks: [25, 50],
    demand: 7,
    typicalQuantity: 25,
    orderStep: 5,
    season: 'even',
    axes: [
      options(
        'T8:LED T8 4 ft:1.6,T5:LED T5 4 ft:2.1,A9:LED A19:0.7,P3:LED PAR38:2.4,P2:LED PAR20:1.7,B3:LED BR30:1.5,M6:LED MR16:1.2,C4:LED corn cob 40 W:7.5,C8:LED corn cob 80 W:12,G9:LED G9:1',
      ),
      options('3:3000 K:1,4:4000 K:1,5:5000 K:1'),
      options('S:standard:1,D:dimmable:1.3,H:high output:1.6'),
    ],
  },
  {
    prefix: 'FXT',
    name: 'Fixture',
    unit: 'EA',
    baseCost: 31,
    baseWeightGrams: 2_400,
    bulk: 5,
    casePacks: [4, 6],
    demand: 3,
    typicalQuantity: 6,
    orderStep: 1,
    season: 'even',
    axes: [
      options(
        'HB:high bay:3.1,ST:strip 4 ft:1,PN:panel 2×4:1.7,WP:wall pack:1.6,FL:flood:2.2,EX:exit sign:0.8',
      ),
      options('3:3000 K:1,4:4000 K:1,5:5000 K:1'),
      options('A:standard:1,B:emergency battery:1.8,C:occupancy sensor:1.4'),
    ],
  },
  {
    prefix: 'FSE',
    name: 'Fuse',
    unit: 'EA',
    baseCost: 4.6,
    baseWeightGrams: 60,
    bulk: 0.8,
    casePacks: [10, 20],
    demand: 5,
    typicalQuantity: 10,
    orderStep: 1,
    season: 'cooling',
    axes: [
      options('K:class RK5:1,L:class RK1:1.6,J:class J:2.1,C:class CC:1.5,T:class T:2.6'),
      rated([1, 2, 3, 5, 6, 10, 15, 20, 25, 30, 35, 40, 50, 60, 80, 100, 150, 200], ampere, 0.38),
    ],
  },
  {
    prefix: 'DSC',
    name: 'Safety switch',
    unit: 'EA',
    baseCost: 58,
    baseWeightGrams: 3_800,
    bulk: 2.4,
    casePacks: [1, 4],
    demand: 2,
    typicalQuantity: 1,
    orderStep: 1,
    season: 'cooling',
    axes: [
      rated([30, 60, 100, 200, 400, 600], ampere, 0.85),
      options('2P:2P:1,3P:3P:1.25'),
      options('A:NEMA 1:1,B:NEMA 3R:1.35,C:NEMA 4X:3.4'),
      options('F:fusible:1.15,N:non-fusible:1'),
    ],
  },
  {
    prefix: 'PNL',
    name: 'Load center',
    unit: 'EA',
    baseCost: 84,
    baseWeightGrams: 8_500,
    bulk: 2.2,
    casePacks: [1],
    demand: 1.5,
    typicalQuantity: 1,
    orderStep: 1,
    season: 'even',
    axes: [
      options('12:12 spaces:1,20:20 spaces:1.4,24:24 spaces:1.6,30:30 spaces:1.9,42:42 spaces:2.4'),
      rated([100, 125, 200, 225, 400], ampere, 0.6),
      options('L:main lug:1,M:main breaker:1.7'),
    ],
  },
  {
    prefix: 'BXS',
    name: 'Box',
    unit: 'EA',
    baseCost: 1.15,
    baseWeightGrams: 240,
    bulk: 3,
    casePacks: [25, 50],
    demand: 5,
    typicalQuantity: 25,
    orderStep: 5,
    season: 'even',
    axes: [
      options(
        '4S:4 in square:1,4C:4 in octagon:0.95,HD:handy:0.8,WP:weatherproof:4.1,MS:masonry:2.3,FD:FD cast:7.2,PB:pull box 8×8:8.6,PC:pull box 12×12:15,CB:ceiling:1.6,FB:floor:22',
      ),
      options('A:1-1/2 in deep:1,B:2-1/8 in deep:1.25'),
      options('Z:steel:1,P:PVC:0.7,S:stainless:4'),
    ],
  },
  {
    prefix: 'STR',
    name: 'Strut',
    unit: 'EA',
    baseCost: 0.74,
    baseWeightGrams: 95,
    bulk: 1.3,
    casePacks: [50, 100],
    demand: 4,
    typicalQuantity: 50,
    orderStep: 10,
    season: 'even',
    axes: [
      options(
        'C05:clamp 1/2 in:1,C07:clamp 3/4 in:1.05,C10:clamp 1 in:1.1,C12:clamp 1-1/4 in:1.2,C15:clamp 1-1/2 in:1.3,C20:clamp 2 in:1.5,C25:clamp 2-1/2 in:1.8,C30:clamp 3 in:2.1,C40:clamp 4 in:2.6,N14:nut 1/4 in:0.6,N38:nut 3/8 in:0.65,N12:nut 1/2 in:0.7,L90:angle 90 degrees:1.9,B10:channel 10 ft:28',
      ),
      options('E:electro-galvanized:1,H:hot-dip:1.4,S:stainless:4.5'),
    ],
  },
  {
    prefix: 'LUG',
    name: 'Lug',
    unit: 'EA',
    baseCost: 0.58,
    baseWeightGrams: 18,
    bulk: 0.7,
    casePacks: [25, 50],
    demand: 4,
    typicalQuantity: 25,
    orderStep: 5,
    season: 'even',
    axes: [
      options(
        '14:14 AWG:1,12:12 AWG:1,10:10 AWG:1.1,08:8 AWG:1.4,06:6 AWG:1.8,04:4 AWG:2.3,02:2 AWG:3,1A:1/0 AWG:4,2A:2/0 AWG:5,4A:4/0 AWG:7,25:250 kcmil:9,50:500 kcmil:16',
      ),
      options('1:one hole:1,2:two hole:1.5'),
      options('C:copper:1.4,A:aluminum:1,R:ring insulated:0.8'),
    ],
  },
  {
    prefix: 'SNS',
    name: 'Sensor',
    unit: 'EA',
    baseCost: 38,
    baseWeightGrams: 90,
    bulk: 1.6,
    casePacks: [1, 5],
    demand: 2.5,
    typicalQuantity: 2,
    orderStep: 1,
    season: 'even',
    axes: [
      options(
        'P08:inductive M8:1,P12:inductive M12:0.95,P18:inductive M18:1,P30:inductive M30:1.3,C18:capacitive M18:1.8,R18:photo retro-reflective:1.7,T18:photo through-beam:2.4,D18:photo diffuse:1.6,L10:limit switch roller:1.4,L20:limit switch plunger:1.3,U18:ultrasonic M18:4.2,S10:safety door:2.8',
      ),
      options('N:NPN:1,P:PNP:1'),
      options('C:2 m cable:1,Q:quick disconnect:1.08'),
    ],
  },
  {
    prefix: 'RLY',
    name: 'Relay',
    unit: 'EA',
    baseCost: 7.9,
    baseWeightGrams: 55,
    bulk: 1.4,
    casePacks: [10, 20],
    demand: 3,
    typicalQuantity: 8,
    orderStep: 1,
    season: 'even',
    axes: [
      options(
        'G:general 8-pin:1,H:general 11-pin:1.1,S:slim DIN:1.2,T:timer on-delay:4.2,L:latching:2.6,F:safety:14',
      ),
      options('1:12 V DC:1,2:24 V DC:1,3:24 V AC:1,4:120 V AC:1,5:240 V AC:1.05'),
      options('A:5 A:1,B:10 A:1.2'),
    ],
  },
  {
    prefix: 'PBT',
    name: 'Pushbutton',
    unit: 'EA',
    baseCost: 12.5,
    baseWeightGrams: 70,
    bulk: 1.4,
    casePacks: [5, 10],
    demand: 2.5,
    typicalQuantity: 4,
    orderStep: 1,
    season: 'even',
    axes: [
      options(
        'F:flush:1,X:extended:1.05,M:mushroom 40 mm:1.5,E:emergency stop:2.6,L:lighted:2.2,K:key switch:2.9',
      ),
      options('R:red:1,G:green:1,B:blue:1,Y:yellow:1,K:black:1,W:white:1'),
      options('2:22 mm:1,3:30 mm:1.5'),
    ],
  },
  {
    prefix: 'CAP',
    name: 'Run capacitor',
    unit: 'EA',
    baseCost: 3.8,
    baseWeightGrams: 160,
    bulk: 1.1,
    casePacks: [12, 24],
    demand: 4,
    typicalQuantity: 8,
    orderStep: 1,
    season: 'cooling',
    axes: [
      options(
        '05:5 µF:1,07:7.5 µF:1.05,10:10 µF:1.1,15:15 µF:1.2,20:20 µF:1.35,25:25 µF:1.5,30:30 µF:1.6,35:35 µF:1.7,40:40 µF:1.85,45:45 µF:2,50:50 µF:2.15,60:60 µF:2.4,80:80 µF:2.9,D35:35+5 µF dual:2.3,D40:40+5 µF dual:2.4,D45:45+5 µF dual:2.5',
      ),
      options('3:370 V:1,4:440 V:1.12'),
    ],
  },
  {
    prefix: 'THM',
    name: 'Thermostat',
    unit: 'EA',
    baseCost: 29,
    baseWeightGrams: 240,
    bulk: 2.4,
    casePacks: [4, 6],
    demand: 1.5,
    typicalQuantity: 2,
    orderStep: 1,
    season: 'cooling',
    axes: [
      options('M:mechanical:1,D:digital:1.3,P:programmable:1.9,W:Wi-Fi:3.6,L:line voltage:1.5'),
      options('1:1 heat 1 cool:1,2:2 heat 2 cool:1.4,3:heat pump:1.6'),
    ],
  },
  {
    prefix: 'HTR',
    name: 'Unit heater',
    unit: 'EA',
    baseCost: 196,
    baseWeightGrams: 11_000,
    bulk: 2.6,
    casePacks: [1],
    demand: 0.7,
    typicalQuantity: 1,
    orderStep: 1,
    season: 'heating',
    axes: [
      rated([3, 5, 7.5, 10, 15, 20, 25, 30], (v) => `${v} kW`, 0.6),
      options('2:208 V:1,4:240 V:1,8:480 V:1.1'),
    ],
  },
  {
    prefix: 'RCP',
    name: '',
    unit: 'EA',
    baseCost: 1.7,
    baseWeightGrams: 70,
    bulk: 1.5,
    casePacks: [10, 100],
    demand: 7,
    typicalQuantity: 20,
    orderStep: 10,
    season: 'even',
    axes: [
      options(
        'D5:Receptacle duplex 15 A:1,D2:Receptacle duplex 20 A:1.6,G5:Receptacle GFCI 15 A:8.2,G2:Receptacle GFCI 20 A:9.4,U2:Receptacle USB 20 A:11,S1:Switch single pole:0.9,S3:Switch 3-way:1.5,S4:Switch 4-way:6,DM:Dimmer 600 W:9,VS:Vacancy sensor:13',
      ),
      options('W:white:1,B:brown:1,G:gray:1.02,V:ivory:1,L:light almond:1'),
      options('R:residential:0.8,C:commercial:1,H:hospital grade:4'),
    ],
  },
  {
    prefix: 'TPE',
    name: '',
    unit: 'EA',
    baseCost: 1.9,
    baseWeightGrams: 95,
    bulk: 1.3,
    casePacks: [24, 48],
    demand: 5,
    typicalQuantity: 20,
    orderStep: 1,
    season: 'even',
    axes: [
      options(
        'VT:Tape vinyl 3/4 in:1,RT:Tape rubber splicing:3.1,GT:Tape glass cloth:5,WN:Wire connectors box of 100:4,WP:Wire connectors waterproof:8,T8:Cable ties 8 in:2.2,T1:Cable ties 14 in:3.4,LB:Pulling lubricant 1 qt:4.6,PT:Pull tape 1250 ft:22,SL:Duct seal 1 lb:1.6',
      ),
      options('A:black:1,B:white:1,C:blue:1,D:red:1,E:green:1,F:yellow:1'),
    ],
  },
];
