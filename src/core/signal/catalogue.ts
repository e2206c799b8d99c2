// Every signal, by the requests it looks at. A new signal is a file, a line here and a weight.
import type { AccountChange } from '../event/account-change.ts';
import type { Withdrawal } from '../event/money.ts';
import type { Order } from '../event/order.ts';
import type { Login } from '../event/session.ts';
import { changeBeforeTrading } from './change/change-before-trading.ts';
import { sensitiveChange } from './change/sensitive-change.ts';
import { marketAbnormal } from './instrument/market-abnormal.ts';
import { newBuyers } from './instrument/new-buyers.ts';
import { rareInstrument } from './instrument/rare-instrument.ts';
import { riskyBuyers } from './instrument/risky-buyers.ts';
import { exposedCredential } from './intel/exposed-credential.ts';
import { listedOrigin } from './intel/listed-origin.ts';
import { dormantAccount } from './login/dormant-account.ts';
import { failuresAround } from './login/failures-around.ts';
import { failuresBefore } from './login/failures-before.ts';
import { hostingNetwork } from './login/hosting-network.ts';
import { newAddress } from './login/new-address.ts';
import { newNetwork } from './login/new-network.ts';
import { newSystem } from './login/new-system.ts';
import { ownDeviceAway } from './login/own-device-away.ts';
import { rareOrigin } from './login/rare-origin.ts';
import { resistantMethod } from './login/resistant-method.ts';
import { riskyOrigin } from './login/risky-origin.ts';
import { sharedAddress } from './login/shared-address.ts';
import { sharedDevice } from './login/shared-device.ts';
import { sharedNetwork } from './login/shared-network.ts';
import { strangeClient } from './login/strange-client.ts';
import { strangeDevice } from './login/strange-device.ts';
import { strangeHabits } from './login/strange-habits.ts';
import { strangeNetwork } from './login/strange-network.ts';
import { strangerBefore } from './login/stranger-before.ts';
import { travelSpeed } from './login/travel-speed.ts';
import { churnedValue } from './order/churned-value.ts';
import { firstMargin } from './order/first-margin.ts';
import { firstMarket } from './order/first-market.ts';
import { firstOrderType } from './order/first-order-type.ts';
import { largeForVolume } from './order/large-for-volume.ts';
import { limitAboveMarket } from './order/limit-above-market.ts';
import { liquidatedShare } from './order/liquidated-share.ts';
import { proceedsIntoUnknown } from './order/proceeds-into-unknown.ts';
import { unusualSize } from './order/unusual-size.ts';
import { wokenAccount } from './order/woken-account.ts';
import { automationSpeed } from './session/automation-speed.ts';
import { contextChange } from './session/context-change.ts';
import { noLogin } from './session/no-login.ts';
import { originTurned } from './session/origin-turned.ts';
import { passedStepUp } from './session/passed-step-up.ts';
import { strangeClientElsewhere } from './session/strange-client-elsewhere.ts';
import { strangeElsewhere } from './session/strange-elsewhere.ts';
import type { Signal } from './signal.ts';
import { strangeDestination } from './withdrawal/strange-destination.ts';
import { withdrawnShare } from './withdrawal/withdrawn-share.ts';

export const loginSignals: readonly Signal<Login>[] = [
  strangeNetwork,
  strangeClient,
  strangeHabits,
  strangeDevice,
  ownDeviceAway,
  newNetwork,
  newAddress,
  newSystem,
  failuresBefore,
  failuresAround,
  sharedAddress,
  sharedNetwork,
  sharedDevice,
  hostingNetwork,
  travelSpeed,
  riskyOrigin,
  rareOrigin,
  strangerBefore,
  dormantAccount,
  resistantMethod,
  exposedCredential,
  listedOrigin,
];

/** What a session shows whatever is asked in it. */
const sessionSignals: readonly Signal[] = [
  contextChange,
  strangeElsewhere,
  strangeClientElsewhere,
  originTurned,
  automationSpeed,
  noLogin,
  passedStepUp,
];

export const changeSignals: readonly Signal<AccountChange>[] = [...sessionSignals, sensitiveChange];

export const orderSignals: readonly Signal<Order>[] = [
  ...sessionSignals,
  changeBeforeTrading,
  liquidatedShare,
  wokenAccount,
  churnedValue,
  proceedsIntoUnknown,
  firstMarket,
  firstMargin,
  firstOrderType,
  largeForVolume,
  unusualSize,
  limitAboveMarket,
  marketAbnormal,
  rareInstrument,
  newBuyers,
  riskyBuyers,
];

export const withdrawalSignals: readonly Signal<Withdrawal>[] = [
  ...sessionSignals,
  changeBeforeTrading,
  withdrawnShare,
  strangeDestination,
];

/** Each signal once, for the reference page and the check of the model. */
export const allSignals: readonly Pick<
  Signal,
  'id' | 'version' | 'family' | 'unit' | 'valueMin' | 'valueMax' | 'sees' | 'looksAlike'
>[] = [...new Set([...loginSignals, ...changeSignals, ...orderSignals, ...withdrawalSignals])];
