using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Crm.Deals;

/// <summary>Deals in the API, with their steps along the pipeline.</summary>
internal sealed class DealApi : ApiKind<CrmDbContext, Deal>
{
    public DealApi(DealsList list)
        : base(Kinds.Deal, "deals", list)
    {
        Creates<DealsController>(nameof(DealsController.Create));
        Changes<DealsController>(nameof(DealsController.Edit)).Without("StageId");
        Does<DealStepsController>("move", nameof(DealStepsController.Move))
            .Named("stageId", "stage").Named("beforeId", "before").Without("undo");
        Does<DealStepsController>("win", nameof(DealStepsController.Win));
        Does<DealStepsController>("lose", nameof(DealStepsController.Lose));
        Does<DealStepsController>("reopen", nameof(DealStepsController.Reopen));
    }
}
