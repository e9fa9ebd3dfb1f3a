using ErpCrm.Contracts;
using ErpCrm.Ui.Api;

namespace ErpCrm.Resources.Holidays;

/// <summary>Holidays in the API.</summary>
internal sealed class HolidayApi(HolidaysList list)
    : ApiKind<ResourcesDbContext, Holiday>(Kinds.Holiday, "holidays", list);
