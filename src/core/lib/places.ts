// Rough centres of countries, for speed of travel: 300 km more or less change no verdict.

/** ISO 3166-1 alpha-2, latitude, longitude in whole degrees; common geographic knowledge. */
const centres =
  'AE 24 54 AR -34 -64 AT 47 14 AU -25 134 AZ 40 48 BD 24 90 BE 51 5 BG 43 25 BR -10 -52 BY 53 28 ' +
  'CA 56 -106 CH 47 8 CL -33 -71 CN 35 105 CO 4 -73 CZ 50 15 DE 51 10 DK 56 10 EE 59 26 EG 27 30 ' +
  'ES 40 -4 FI 62 26 FR 46 2 GB 54 -2 GE 42 43 GR 39 22 HK 22 114 HR 45 16 HU 47 20 ID -5 120 ' +
  'IE 53 -8 IL 31 35 IN 21 78 IQ 33 44 IR 32 53 IS 65 -18 IT 43 12 JP 36 138 KE 1 38 KH 13 105 ' +
  'KR 37 128 KZ 48 68 LA 18 105 LK 7 81 LT 56 24 LU 50 6 LV 57 25 MA 32 -5 MD 47 29 MM 22 98 ' +
  'MN 46 105 MO 22 114 MX 23 -102 MY 3 102 NG 10 8 NL 52 6 NO 62 10 NP 28 84 NZ -41 174 PA 9 -80 ' +
  'PE -10 -76 PH 13 122 PK 30 70 PL 52 20 PT 40 -8 RO 46 25 RS 44 21 RU 56 60 SA 25 45 SC -5 56 ' +
  'SE 62 15 SG 1 104 SI 46 15 SK 49 20 TH 15 101 TR 39 35 TW 24 121 UA 49 32 US 38 -97 UZ 41 64 ' +
  'VE 7 -66 VN 16 108 ZA -29 24';

const placeOf = new Map<string, { latitude: number; longitude: number }>();
const words = centres.split(' ');
for (let index = 0; index < words.length; index += 3)
  placeOf.set(words[index]!, {
    latitude: Number(words[index + 1]),
    longitude: Number(words[index + 2]),
  });

/** Mean radius of the earth, km. */
const earthRadiusKm = 6371;

/** Great-circle distance between the centres of two countries; undefined where one is unknown. */
export function distanceKm(from: string, to: string): number | undefined {
  const start = placeOf.get(from);
  const end = placeOf.get(to);
  if (!start || !end) return undefined;
  const radians = Math.PI / 180;
  const halfLatitude = ((end.latitude - start.latitude) * radians) / 2;
  const halfLongitude = ((end.longitude - start.longitude) * radians) / 2;
  const chord =
    Math.sin(halfLatitude) ** 2 +
    Math.cos(start.latitude * radians) *
      Math.cos(end.latitude * radians) *
      Math.sin(halfLongitude) ** 2;
  return 2 * earthRadiusKm * Math.asin(Math.sqrt(chord));
}
