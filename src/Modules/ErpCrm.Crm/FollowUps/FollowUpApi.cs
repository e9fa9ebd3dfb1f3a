using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Crm.FollowUps;

/// <summary>Follow-ups in the API.</summary>
internal sealed class FollowUpApi : ApiKind<CrmDbContext, FollowUp>
{
    public FollowUpApi()
        : base(Kinds.FollowUp, "follow-ups")
    {
        Creates<FollowUpsController>(nameof(FollowUpsController.Create));
        Does<FollowUpsController>("complete", nameof(FollowUpsController.Complete));
        Does<FollowUpsController>("resume", nameof(FollowUpsController.Resume));
        Does<FollowUpsController>("reschedule", nameof(FollowUpsController.Reschedule));
    }
}
