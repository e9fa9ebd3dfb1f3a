using ErpCrm.Contracts;
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
    ReferenceMover mover, MergeOwn own, IStringLocalizer<CrmText> texts) : PageController
{
    /// <summary>Without <paramref name="other"/> the other one is chosen here.</summary>
    [HttpGet("companies/{id:guid}")]
    public async Task<IActionResult> Merge(Guid id, Guid? other, CancellationToken ct)
    {
        if (other == id) ModelState.AddModelError(nameof(MergeForm.Other), texts["Choose another company."]);
        return View("Merge", await PageAsync(id, new MergeForm { Other = other }, isProposed: true, ct));
    }

    [HttpPost("companies/{id:guid}")]
    public async Task<IActionResult> Merge(Guid id, MergeForm form, CancellationToken ct)
    {
        await db.Companies.ChangeableBy(me).OneAsync(id, ct);
        try
        {
            if (!ModelState.IsValid) return Invalid("Merge", await PageAsync(id, form, isProposed: true, ct));
            var merge = await merging.MergeAsync(id, form, ct);
            Toast(texts["Merged"], $"/crm/duplicates/merges/{merge}/undo");
            return Saved($"/crm/companies/{id}");
        }
        catch (BusinessRuleException refusal)
        {
            db.ChangeTracker.Clear();
            return Refused(refusal, "Merge", await PageAsync(id, form, isProposed: false, ct));
        }
        catch (DbUpdateConcurrencyException)
        {
            db.ChangeTracker.Clear();
            ModelState.Clear();
            ModelState.AddModelError("", texts["One of them was changed meanwhile. Look at both again."]);
            var answer = Invalid("Merge", await PageAsync(id, form, isProposed: false, ct));
            Response.StatusCode = 409;
            return answer;
        }
    }

    private async Task<MergePage> PageAsync(Guid id, MergeForm form, bool isProposed, CancellationToken ct)
    {
        var into = await db.Companies.AsNoTracking().ChangeableBy(me).OneAsync(id, ct);
        var other = form.Other is { } otherId && otherId != id
            ? await db.Companies.AsNoTracking().ChangeableBy(me).FirstOrDefaultAsync(c => c.Id == otherId, ct)
            : null;
        if (form.Other is not null && form.Other != id && other is null && isProposed)
            throw new RecordNotFoundException();
        if (other is null)
            return new MergePage(DuplicatesController.Companies, SideOf(into), null, [], [],
                await CompanyPairs.LikelyAsync(db, me, id, ct), form);
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
        var names = await db.Users.AsNoTracking().Where(u => owners.Contains(u.Id))
            .ToDictionaryAsync(u => u.Id.ToString(), u => u.Name, ct);
        foreach (var language in Choices.OfLanguages()) names[language.Value] = language.Text;
        return [.. CompanyFields.All.Select(field => new MergeRow(
            field.Key, field.Label, Shown(field.Text(mine)), Shown(field.Text(theirs)),
            isProposed ? field.ProposesTheirs(mine, theirs, isNewer) : form.Takes(field.Key)))];

        string Shown(string text) => names.GetValueOrDefault(text, text);
    }

    private static MergeSide SideOf(Company company) => new(company.Id, company.Name,
        string.Join(" · ", new[] { company.TaxId, company.Email, company.Phone }.Where(part => part.Length > 0)),
        company.Version);
}
