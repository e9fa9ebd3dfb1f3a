using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Deals;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Duplicates;

/// <summary>What an undo needs of a merge of companies.</summary>
/// <param name="Primary">Contacts that were the primary ones of the merged company.</param>
/// <param name="Told">Contacts whose address a contact of the survivor has too.</param>
internal sealed record CompanyStates(CompanyState Before, CompanyState After, bool FromWasDistinct,
    IReadOnlyList<Guid> Primary, IReadOnlyList<Guid> Told);

internal sealed record CompanyState(CompanyData Data, string OtherNames, CompanyStatus Status, DateOnly? ClientSince,
    bool IsDistinct, string? Custom = null)
{
    public static CompanyState Of(Company company) =>
        new(company.Data(), company.OtherNames, company.Status, company.ClientSince, company.IsDistinct,
            company.Custom);
}

/// <summary>Makes one company of two, and two of one again (domain-rules §24).</summary>
internal sealed class CompanyMerging(CrmDbContext db, ICurrentUser me, IBusinessClock clock, ReferenceMover mover,
    MergedRecords merged, MergeOwn own)
{
    /// <returns>The merge.</returns>
    /// <exception cref="BusinessRuleException">Somebody merged one of them before.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed one of them since.</exception>
    public async Task<Guid> MergeAsync(Guid intoId, MergeForm form, CancellationToken ct)
    {
        var id = await db.InTransactionAsync(token => MergeInTransactionAsync(intoId, form, token), ct);
        merged.Changed();
        return id;
    }

    /// <summary>What the merge moved and what is still as it was goes back; what came after stays.</summary>
    /// <returns>The one that stays, and the one that came back.</returns>
    public async Task<(Company Into, Company From)> PartAsync(Guid mergeId, CancellationToken ct)
    {
        var both = await db.InTransactionAsync(token => PartInTransactionAsync(mergeId, token), ct);
        merged.Changed();
        return both;
    }

    private async Task<Guid> MergeInTransactionAsync(Guid intoId, MergeForm form, CancellationToken ct)
    {
        var fromId = form.Other!.Value;
        if (fromId == intoId)
            throw new BusinessRuleException("Choose another company.") { Field = nameof(form.Other) };
        if (await db.Companies.VisibleTo(me.AccessTo(CrmPermissions.EditCompanies), c => c.OwnerId)
            .AnyAsync(c => (c.Id == fromId || c.Id == intoId) && c.MergedIntoId != null, ct))
            throw new BusinessRuleException("Somebody has merged this company already.");
        var into = await db.Companies.ChangeableBy(me).OneAsync(intoId, ct);
        var from = await db.Companies.ChangeableBy(me).OneAsync(fromId, ct);
        if (into.Version != form.Version || from.Version != form.OtherVersion)
            throw new DbUpdateConcurrencyException("One of the companies was changed since the form was shown.");

        var before = CompanyState.Of(into);
        var merge = new RecordMerge
        {
            Kind = Kinds.Company, FromId = fromId, IntoId = intoId, FromName = from.Name, MergedAt = clock.UtcNow,
            MergedByName = me.Name,
        };
        var after = After(into, from, form, await own.ChooseAsync(Kinds.Company, into, from, form, ct));
        var (primary, told) = (await StepBackAsync(intoId, fromId, ct), await ToldApartAsync(intoId, fromId, ct));
        merge.Keep(new CompanyStates(before, after, from.IsDistinct, primary, told));
        from.MergeInto(intoId);
        db.AddRange(merge, merge.Alias(after.Data.Name));
        // First: of what it is known by, it gives way.
        await db.SaveChangesAsync(ct);
        var mergedEvent =
            new CompaniesMerged(merge.Id, fromId, intoId, from.Name, after.Data.Name, form.LeftTags());
        into.Custom = after.Custom;
        into.Take(after.Data, after.OtherNames, (after.Status, after.ClientSince),
            into.IsDistinct || await IsTakenAsync(intoId, after.Data, ct), mergedEvent);
        await db.TakeApartAsync(Kinds.Company, intoId, fromId, ct);
        await db.SaveChangesAsync(ct);
        await mover.FollowAsync(db, mergedEvent.ToMerging(), withTrail: true, ct);
        return merge.Id;
    }

    private async Task<(Company Into, Company From)> PartInTransactionAsync(Guid mergeId, CancellationToken ct)
    {
        var merge = await db.Merges.Where(m => m.Kind == Kinds.Company).OneAsync(m => m.Id == mergeId, ct);
        var into = await db.Companies.OneAsync(c => c.Id == merge.IntoId, ct);
        var from = await db.Companies.OneAsync(c => c.Id == merge.FromId, ct);
        if (!me.Can(CrmPermissions.EditCompanies, into.OwnerId) || !me.Can(CrmPermissions.EditCompanies, from.OwnerId))
            throw new RecordNotFoundException();
        merge.Part(clock.UtcNow);
        if (into.MergedIntoId is not null)
            throw new BusinessRuleException("{0} was merged itself since. Undo that first.", into.Name);

        var (before, after) = (merge.Kept<CompanyStates>().Before, merge.Kept<CompanyStates>().After);
        var data = CompanyFields.Restore(into.Data(), before.Data, after.Data);
        var client = (into.Status, into.ClientSince) == (after.Status, after.ClientSince)
            ? (before.Status, before.ClientSince)
            : (into.Status, into.ClientSince);
        db.RemoveRange(await db.Set<MergedRecord>().Where(m => m.MergeId == mergeId).ToListAsync(ct));
        var parted = new CompaniesParted(mergeId, from.Id, into.Id, from.Name, data.Name);
        into.Custom = CustomValues.Restored(into.Custom, before.Custom, after.Custom);
        into.Take(data, CompanyFields.Without(into.OtherNames, before.OtherNames, after.OtherNames), client,
            before.IsDistinct || await IsTakenAsync(into.Id, data, ct), parted);
        using (MergedRecords.Unredirected())
        {
            await db.SaveChangesAsync(ct);
            from.Part(merge.Kept<CompanyStates>().FromWasDistinct || await IsTakenAsync(from.Id, from.Data(), ct));
            await db.SaveChangesAsync(ct);
            await mover.FollowAsync(db, parted.ToMerging(), withTrail: true, ct);
            await RestoreContactsAsync(from.Id, merge.Kept<CompanyStates>(), ct);
            await SettleClientAsync(into, ct);
            await SettleClientAsync(from, ct);
            await db.SaveChangesAsync(ct);
        }

        return (into, from);
    }

    private static CompanyState After(Company into, Company from, MergeForm form, string? custom)
    {
        var data = CompanyFields.Choose(into.Data(), from.Data(), form);
        var since = new[] { into.ClientSince, from.ClientSince }.Where(day => day is not null).Min();
        var (mine, theirs) = (into.Status, from.Status);
        var status = mine == theirs ? mine : since is null ? CompanyStatus.Prospect : CompanyStatus.Client;
        return new CompanyState(data,
            CompanyFields.OtherNames(data, into, from),
            status, since, into.IsDistinct, custom);
    }

    // One contact of a company is the primary one: the survivor's.
    private async Task<IReadOnlyList<Guid>> StepBackAsync(Guid intoId, Guid fromId, CancellationToken ct)
    {
        if (!await db.Contacts.AnyAsync(c => c.CompanyId == intoId && c.IsPrimary, ct)) return [];
        var primary = await db.Contacts.Where(c => c.CompanyId == fromId && c.IsPrimary).Select(c => c.Id)
            .ToListAsync(ct);
        await db.Contacts.Where(c => primary.Contains(c.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.IsPrimary, false), ct);
        return primary;
    }

    // Two contacts with one address, until somebody says that they are one.
    private async Task<IReadOnlyList<Guid>> ToldApartAsync(Guid intoId, Guid fromId, CancellationToken ct)
    {
        var told = await db.Contacts.Where(c => c.CompanyId == fromId && !c.IsDistinct && c.EmailKey != null
                && db.Contacts.Any(o => o.CompanyId == intoId && !o.IsDistinct && o.EmailKey == c.EmailKey))
            .Select(c => c.Id).ToListAsync(ct);
        await db.Contacts.Where(c => told.Contains(c.Id))
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.IsDistinct, true), ct);
        return told;
    }

    private async Task RestoreContactsAsync(Guid fromId, CompanyStates states, CancellationToken ct)
    {
        var mine = db.Contacts.Where(c => c.CompanyId == fromId);
        if (!await mine.AnyAsync(c => c.IsPrimary, ct))
            await mine.Where(c => states.Primary.Contains(c.Id) && c.MergedIntoId == null)
                .ExecuteUpdateAsync(set => set.SetProperty(c => c.IsPrimary, true), ct);
        var free = await mine.Where(c => states.Told.Contains(c.Id)
                && !mine.Any(o => o.Id != c.Id && !o.IsDistinct && o.EmailKey == c.EmailKey))
            .Select(c => c.Id).ToListAsync(ct);
        await db.Contacts.Where(c => free.Contains(c.Id) && c.MergedIntoId == null)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.IsDistinct, false), ct);
    }

    // Whoever has a won deal is a client.
    private async Task SettleClientAsync(Company company, CancellationToken ct)
    {
        var first = await db.Deals.Where(d => d.CompanyId == company.Id && d.Status == DealStatus.Won)
            .MinAsync(d => d.ClosedOn, ct);
        if (first is { } day && company.ClientSince is null) company.BecomeClient(day);
    }

    private async Task<bool> IsTakenAsync(Guid id, CompanyData data, CancellationToken ct)
    {
        var (tax, name) = (CompanyKeys.OfTaxId(data.TaxId), CompanyKeys.OfName(data.Name));
        return await db.Companies.AnyAsync(c => c.Id != id && !c.IsDistinct
            && (tax != null ? c.TaxKey == tax : c.TaxKey == null && c.NameKey == name), ct);
    }
}
