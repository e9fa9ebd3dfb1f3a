using ErpCrm.Contracts;
using ErpCrm.Contracts.Crm;
using ErpCrm.Crm.Companies;
using ErpCrm.Crm.Contacts;
using ErpCrm.Platform.Data;
using ErpCrm.Platform.Merging;
using ErpCrm.Platform.Records;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.Platform.Security;
using ErpCrm.SharedKernel;
using Microsoft.EntityFrameworkCore;

namespace ErpCrm.Crm.Duplicates;

/// <summary>What an undo needs of a merge of contacts.</summary>
internal sealed record ContactStates(ContactState Before, ContactState After, bool FromWasDistinct,
    bool FromWasPrimary);

internal sealed record ContactState(ContactData Data, bool IsPrimary, bool IsDistinct, string? Custom = null);

/// <summary>Makes one contact of two, and two of one again (domain-rules §24).</summary>
internal sealed class ContactMerging(CrmDbContext db, ICurrentUser me, IBusinessClock clock, ReferenceMover mover,
    MergedRecords merged, MergeOwn own)
{
    /// <exception cref="BusinessRuleException">Somebody merged one of them before.</exception>
    /// <exception cref="DbUpdateConcurrencyException">Somebody changed one of them since.</exception>
    public async Task<Guid> MergeAsync(Guid intoId, MergeForm form, CancellationToken ct)
    {
        var id = await db.InTransactionAsync(token => MergeInTransactionAsync(intoId, form, token), ct);
        merged.Changed();
        return id;
    }

    /// <summary>What the merge moved and what is still as it was goes back; what came after stays.</summary>
    public async Task<(Contact Into, Contact From)> PartAsync(Guid mergeId, CancellationToken ct)
    {
        var both = await db.InTransactionAsync(token => PartInTransactionAsync(mergeId, token), ct);
        merged.Changed();
        return both;
    }

    private async Task<Guid> MergeInTransactionAsync(Guid intoId, MergeForm form, CancellationToken ct)
    {
        var fromId = form.Other!.Value;
        if (fromId == intoId)
            throw new BusinessRuleException("Choose another contact.") { Field = nameof(form.Other) };
        if (await db.Contacts.VisibleTo(me.AccessTo(CrmPermissions.EditCompanies), c => c.Company!.OwnerId)
            .AnyAsync(c => (c.Id == fromId || c.Id == intoId) && c.MergedIntoId != null, ct))
            throw new BusinessRuleException("Somebody has merged this contact already.");
        var into = await db.Contacts.ChangeableBy(me).OneAsync(intoId, ct);
        var from = await db.Contacts.ChangeableBy(me).OneAsync(fromId, ct);
        if (into.Version != form.Version || from.Version != form.OtherVersion)
            throw new DbUpdateConcurrencyException("One of the contacts was changed since the form was shown.");
        if (into.CompanyId != from.CompanyId)
            throw new BusinessRuleException("They belong to two companies. Merge the companies first.");

        var before = new ContactState(into.Data(), into.IsPrimary, into.IsDistinct, into.Custom);
        var data = ContactFields.Choose(into.Data(), from.Data(), form);
        var after = new ContactState(data, into.IsPrimary || from.IsPrimary, into.IsDistinct,
            await own.ChooseAsync(Kinds.Contact, into, from, form, ct));
        var merge = new RecordMerge
        {
            Kind = Kinds.Contact, FromId = fromId, IntoId = intoId, FromName = from.Name, MergedAt = clock.UtcNow,
            MergedByName = me.Name,
        };
        merge.Keep(new ContactStates(before, after, from.IsDistinct, from.IsPrimary));
        from.MergeInto(intoId);
        db.AddRange(merge, merge.Alias(data.Name));
        await db.SaveChangesAsync(ct);
        var mergedEvent = new ContactsMerged(merge.Id, fromId, intoId, from.Name, data.Name, form.LeftTags());
        into.Custom = after.Custom;
        into.Take(data, into.IsDistinct || await IsTakenAsync(into, data, ct), mergedEvent);
        await db.TakeApartAsync(Kinds.Contact, intoId, fromId, ct);
        if (after.IsPrimary) into.BecomePrimary();
        await db.SaveChangesAsync(ct);
        await mover.FollowAsync(db, mergedEvent.ToMerging(), withTrail: true, ct);
        return merge.Id;
    }

    private async Task<(Contact Into, Contact From)> PartInTransactionAsync(Guid mergeId, CancellationToken ct)
    {
        var merge = await db.Merges.Where(m => m.Kind == Kinds.Contact).OneAsync(m => m.Id == mergeId, ct);
        var into = await db.Contacts.Include(c => c.Company).OneAsync(c => c.Id == merge.IntoId, ct);
        var from = await db.Contacts.Include(c => c.Company).OneAsync(c => c.Id == merge.FromId, ct);
        if (!me.Can(CrmPermissions.EditCompanies, into.Company!.OwnerId)
            || !me.Can(CrmPermissions.EditCompanies, from.Company!.OwnerId))
            throw new RecordNotFoundException();
        merge.Part(clock.UtcNow);
        if (into.MergedIntoId is not null)
            throw new BusinessRuleException("{0} was merged itself since. Undo that first.", into.Name);

        var states = merge.Kept<ContactStates>();
        var data = ContactFields.Restore(into.Data(), states.Before.Data, states.After.Data);
        db.RemoveRange(await db.Set<MergedRecord>().Where(m => m.MergeId == mergeId).ToListAsync(ct));
        var parted = new ContactsParted(mergeId, from.Id, into.Id, from.Name, data.Name);
        into.Custom = CustomValues.Restored(into.Custom, states.Before.Custom, states.After.Custom);
        into.Take(data, states.Before.IsDistinct || await IsTakenAsync(into, data, ct), parted);
        if (into.IsPrimary == states.After.IsPrimary && !states.Before.IsPrimary) into.StepBack();
        using (MergedRecords.Unredirected())
        {
            await db.SaveChangesAsync(ct);
            from.Part(states.FromWasDistinct || await IsTakenAsync(from, from.Data(), ct));
            if (states.FromWasPrimary
                && !await db.Contacts.AnyAsync(c => c.CompanyId == from.CompanyId && c.IsPrimary, ct))
                from.BecomePrimary();
            await db.SaveChangesAsync(ct);
            await mover.FollowAsync(db, parted.ToMerging(), withTrail: true, ct);
        }

        return (into, from);
    }

    private Task<bool> IsTakenAsync(Contact contact, ContactData data, CancellationToken ct)
    {
        var (id, company, email) = (contact.Id, contact.CompanyId, CompanyKeys.OfEmail(data.Email));
        return db.Contacts.AnyAsync(
            c => email != null && c.Id != id && !c.IsDistinct && c.CompanyId == company && c.EmailKey == email, ct);
    }
}
