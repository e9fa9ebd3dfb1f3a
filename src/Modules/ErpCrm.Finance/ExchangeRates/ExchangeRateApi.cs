using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.ExchangeRates;

/// <summary>Exchange rates in the API: one that holds for the day already is corrected.</summary>
internal sealed class ExchangeRateApi : ApiKind<FinanceDbContext, ExchangeRate>
{
    public ExchangeRateApi(ExchangeRatesList list)
        : base(Kinds.ExchangeRate, "exchange-rates", list)
    {
        Creates<ExchangeRatesController>(nameof(ExchangeRatesController.Create));
    }
}
