using ErpCrm.Crm.Owners;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Companies;

internal sealed class AssignCompanies(
    CrmDbContext db, ICurrentUser me, OwnerChoices owners, IStringLocalizer<CrmText> texts)
    : AssignOwner(db, me, owners, texts, CrmPermissions.EditCompanies)
{
    public override string Key => "crm.company-owner";

    protected override async Task<(Guid? Owner, Func<Guid?, Task> Change)> FindAsync(Guid id, CancellationToken ct)
    {
        var company = await Db.Companies.ChangeableBy(Me).OneAsync(id, ct);
        return (company.OwnerId, owner =>
        {
            company.HandOver(owner);
            return Task.CompletedTask;
        });
    }
}
