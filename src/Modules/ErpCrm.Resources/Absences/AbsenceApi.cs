using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Resources.Absences;

/// <summary>Leave in the API.</summary>
internal sealed class AbsenceApi : ApiKind<ResourcesDbContext, Absence>
{
    public AbsenceApi(AbsencesList list)
        : base(Kinds.Absence, "absences", list)
    {
        Creates<AbsencesController>(nameof(AbsencesController.Create));
        Changes<AbsencesController>(nameof(AbsencesController.Edit)).Without("PersonId");
        Does<AbsencesController>("approve", nameof(AbsencesController.Approve));
        Does<AbsencesController>("refuse", nameof(AbsencesController.Refuse));
        Does<AbsencesController>("withdraw", nameof(AbsencesController.Withdraw));
    }
}
