using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Resources.Holidays;

/// <summary>Holidays in the API.</summary>
internal sealed class HolidayApi : ApiKind<ResourcesDbContext, Holiday>
{
    public HolidayApi(HolidaysList list)
        : base(Kinds.Holiday, "holidays", list)
    {
        Creates<HolidaysController>(nameof(HolidaysController.Create));
        Removes<HolidaysController>(nameof(HolidaysController.Remove));
    }
}
