using System.Linq.Expressions;
using ErpCrm.Contracts;
using ErpCrm.Identity.Text;
using ErpCrm.Platform.Records;

namespace ErpCrm.Identity.Company;

/// <summary>The company that runs this installation; there is one.</summary>
internal sealed class OwnCompanyRecord : Record<IdentityModuleDbContext, OwnCompany>
{
    public override string Key => Kinds.OwnCompany;

    public override RecordWords Words { get; } = new(typeof(IdentityText), "Own company", "Company");

    public override string Icon => "building-2";

    public override string NotInApi =>
        "The settings of the company are one form that people fill in.";

    public override RecordRights Rights { get; } =
        new(IdentityPermissions.EditCompany, IdentityPermissions.EditCompany);

    public override IReadOnlyDictionary<RecordAbility, string> Lacks { get; } =
        Lacking.AllBut("A setting: there is one.");

    public override string ListUrl => "/identity/company";

    protected override string? Page => null;

    public override Expression<Func<OwnCompany, string>> Title { get; } = c => c.Name;

    public override IQueryable<OwnCompany> Visible(Asking<IdentityModuleDbContext> asking) => asking.Db.Companies;
}
