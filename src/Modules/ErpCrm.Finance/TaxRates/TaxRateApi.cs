using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.TaxRates;

/// <summary>Rates of VAT in the API.</summary>
internal sealed class TaxRateApi : ApiKind<FinanceDbContext, TaxRate>
{
    public TaxRateApi(TaxRatesList list)
        : base(Kinds.TaxRate, "tax-rates", list)
    {
        Creates<TaxRatesController>(nameof(TaxRatesController.Create));
        Changes<TaxRatesController>(nameof(TaxRatesController.Edit));
    }
}
