using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Resources.Text;

namespace ErpCrm.Resources.Holidays;

/// <summary>A day on which nobody works.</summary>
internal sealed class HolidayRecord : Record<ResourcesDbContext, Holiday>
{
    public override string Key => Kinds.Holiday;

    public override RecordWords Words { get; } = new(typeof(ResourcesText), "Holiday", "Holidays");

    public override string Icon => "party-popper";

    public override RecordRights Rights { get; } =
        new(ResourcesPermissions.ViewPeople, ResourcesPermissions.EditPeople);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: its row in the list and its form are all of it.", RecordAbility.List);

    public override string ListUrl => "/resources/holidays";

    protected override string? Page => null;

    public override Expression<Func<Holiday, string>> Title { get; } = h => h.Name;

    public override IQueryable<Holiday> Visible(Asking<ResourcesDbContext> asking) => asking.Db.Holidays;
}
