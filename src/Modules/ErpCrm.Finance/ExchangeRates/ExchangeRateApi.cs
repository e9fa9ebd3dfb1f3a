using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>Exchange rates in the API.</summary>
internal sealed class ExchangeRateApi(ExchangeRatesList list)
    : ApiKind<FinanceDbContext, ExchangeRate>(Kinds.ExchangeRate, "exchange-rates", list);
