using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Finance.Books.CostCentres;

/// <summary>Cost centres in the API.</summary>
internal sealed class CostCentreApi : ApiKind<FinanceDbContext, CostCentre>
{
    public CostCentreApi(CostCentresList list)
        : base(Kinds.CostCentre, "cost-centres", list)
    {
        Creates<CostCentresController>(nameof(CostCentresController.Create));
        Changes<CostCentresController>(nameof(CostCentresController.Edit));
    }
}
