using ErpCrm.Contracts;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.Resources.Text;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Resources.Rates;

/// <summary>
/// What an hour of a person costs and sells for. Its history is kept under the person's id, apart from the person's
/// own, which everybody reads.
/// </summary>
internal sealed class PersonRateRecord : Record<ResourcesDbContext, PersonRate>
{
    public override string Key => Kinds.PersonRates;

    public override RecordWords Words { get; } = new(typeof(ResourcesText), "Person rates", "Rates");

    public override string Icon => "badge-percent";

    public override RecordRights Rights { get; } = new(ResourcesPermissions.ViewRates, ResourcesPermissions.EditRates);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("Stands on the page of its person, by the day from which it holds.");

    public override IReadOnlyList<Field<PersonRate>> Fields { get; } =
    [
        Fields<PersonRate>.Record("person", "Person", Kinds.Person, r => r.PersonId, _ => null),
        Fields<PersonRate>.Date("validFrom", "Valid from", r => r.ValidFrom).Sorts(),
        Fields<PersonRate>.Money("costPerHour", "Cost per hour", r => r.CostPerHour),
        Fields<PersonRate>.Money("billPerHour", "Bill per hour", r => r.BillPerHour),
    ];

    public override Task<bool> OpensAsync(IServiceProvider services, Guid id, CancellationToken ct)
    {
        var asking = Asking.Of<ResourcesDbContext>(services);
        return asking.Me.Can(Rights.View) ? asking.Db.People.AnyAsync(p => p.Id == id, ct) : Task.FromResult(false);
    }

    public override IQueryable<PersonRate> Visible(Asking<ResourcesDbContext> asking) => asking.Db.Rates;
}
