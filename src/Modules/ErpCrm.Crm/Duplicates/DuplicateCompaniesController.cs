using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Text;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Mvc;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Duplicates;

/// <summary>Two companies side by side, and the one that becomes of them.</summary>
[Route("crm/duplicates"), RequirePermission(CrmPermissions.EditCompanies)]
internal sealed class DuplicateCompaniesController(CrmDbContext db, ICurrentUser me, CompanyMerging merging,
    ReferenceMover mover, MergeOwn own, IStringLocalizer<CrmText> texts) : MergeController(db, texts)
{
    /// <summary>Without <paramref name="other"/> the other one is chosen here.</summary>
    [HttpGet("companies/{id:guid}")]
    public Task<IActionResult> Merge(Guid id, Guid? other, CancellationToken ct) =>
        ShowAsync(id, other, Words["Choose another company."], ct);

    [HttpPost("companies/{id:guid}")]
    public async Task<IActionResult> Merge(Guid id, MergeForm form, CancellationToken ct)
    {
        await Db.Companies.ChangeableBy(me).OneAsync(id, ct);
        return await SaveAsync(id, form, () => merging.MergeAsync(id, form, ct), $"/crm/companies/{id}", ct);
    }

    protected override async Task<MergePage> PageAsync(Guid id, MergeForm form, bool isProposed, CancellationToken ct)
    {
        var into = await Db.Companies.AsNoTracking().ChangeableBy(me).OneAsync(id, ct);
        var other = form.Other is { } otherId && otherId != id
            ? await Db.Companies.AsNoTracking().ChangeableBy(me).FirstOrDefaultAsync(c => c.Id == otherId, ct)
            : null;
        if (form.Other is not null && form.Other != id && other is null && isProposed)
            throw new RecordNotFoundException();
        if (other is null)
            return new MergePage(DuplicatesController.Companies, SideOf(into), null, [], [],
                await CompanyPairs.LikelyAsync(Db, me, id, ct), form);
        (form.Version, form.OtherVersion) = (into.Version, other.Version);
        return new MergePage(DuplicatesController.Companies, SideOf(into), SideOf(other),
            [.. await RowsAsync(into, other, form, isProposed, ct),
                .. await own.RowsAsync(Kinds.Company, into, other, form, isProposed, ct)],
            await mover.CountAsync(Kinds.Company, other.Id, ct), [], form)
        {
            Tags = await own.TagsAsync((id, into.Name), (other.Id, other.Name), form, isProposed, ct),
        };
    }

    private async Task<IReadOnlyList<MergeRow>> RowsAsync(Company into, Company other, MergeForm form, bool isProposed,
        CancellationToken ct)
    {
        var (mine, theirs, isNewer) = (into.Data(), other.Data(), other.RegisteredAt > into.RegisteredAt);
        Guid?[] owners = [mine.OwnerId, theirs.OwnerId];
        var names = await Db.Users.AsNoTracking().Where(u => owners.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id.ToString(), u => u.Name, ct);
        foreach (var choice in Choices.OfLanguages().Concat(Choices.Of<PaymentTermKind>(Words)))
            names[choice.Value] = choice.Text;
        return [.. CompanyFields.All.Select(field => new MergeRow(
            field.Key, field.Label, Shown(field.Text(mine)), Shown(field.Text(theirs)),
            isProposed ? field.ProposesTheirs(mine, theirs, isNewer) : form.Takes(field.Key)))];

        string Shown(string text) => names.GetValueOrDefault(text, text);
    }

    private static MergeSide SideOf(Company company) => new(company.Id, company.Name,
        string.Join(" · ", new[] { company.TaxId, company.Email, company.Phone }.Where(part => part.Length > 0)),
        company.Version);
}
