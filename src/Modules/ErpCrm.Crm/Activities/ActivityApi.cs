using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Crm.Activities;

/// <summary>Activities in the API: written down once.</summary>
internal sealed class ActivityApi : ApiKind<CrmDbContext, Activity>
{
    public ActivityApi()
        : base(Kinds.Activity, "activities")
    {
        Creates<ActivitiesController>(nameof(ActivitiesController.Create));
    }
}
