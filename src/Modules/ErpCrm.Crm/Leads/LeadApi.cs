using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Crm.Leads;

/// <summary>Leads in the API.</summary>
internal sealed class LeadApi : ApiKind<CrmDbContext, Lead>
{
    public LeadApi(LeadsList list)
        : base(Kinds.Lead, "leads", list)
    {
        Creates<LeadsController>(nameof(LeadsController.Create));
        Changes<LeadsController>(nameof(LeadsController.Edit));
        Does<LeadsController>("disqualify", nameof(LeadsController.Disqualify));
        Does<LeadsController>("reopen", nameof(LeadsController.Reopen));
        Does<QualifyController>("qualify", nameof(QualifyController.Index)).Makes("deals");
    }
}
