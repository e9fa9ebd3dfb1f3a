using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Contracts.Crm;

/// <summary>Two companies turned out to be one: what belongs to <paramref name="FromId"/> belongs to
/// <paramref name="IntoId"/> from now on (domain-rules §24).</summary>
/// <param name="LeftTags">Tags that the one does not have, because somebody chose so.</param>
[EventName("crm.company-merged")]
public sealed record CompaniesMerged(Guid MergeId, Guid FromId, Guid IntoId, string FromName, string IntoName,
    IReadOnlyList<Guid>? LeftTags = null) : DomainEvent, IMergesRecords
{
    public RecordMerging ToMerging() =>
        new(MergeId, Kinds.Company, FromId, IntoId, FromName, IntoName, LeftTags: LeftTags);
}

/// <summary>The merge was undone: what it moved and what still is as it was goes back.</summary>
[EventName("crm.company-parted")]
public sealed record CompaniesParted(Guid MergeId, Guid FromId, Guid IntoId, string FromName, string IntoName)
    : DomainEvent, IMergesRecords
{
    public RecordMerging ToMerging() => new(MergeId, Kinds.Company, FromId, IntoId, FromName, IntoName, IsParted: true);
}

/// <summary>Two contacts turned out to be one person.</summary>
/// <param name="LeftTags">Tags that the one does not have, because somebody chose so.</param>
[EventName("crm.contact-merged")]
public sealed record ContactsMerged(Guid MergeId, Guid FromId, Guid IntoId, string FromName, string IntoName,
    IReadOnlyList<Guid>? LeftTags = null) : DomainEvent, IMergesRecords
{
    public RecordMerging ToMerging() =>
        new(MergeId, Kinds.Contact, FromId, IntoId, FromName, IntoName, LeftTags: LeftTags);
}

/// <summary>The merge of two contacts was undone.</summary>
[EventName("crm.contact-parted")]
public sealed record ContactsParted(Guid MergeId, Guid FromId, Guid IntoId, string FromName, string IntoName)
    : DomainEvent, IMergesRecords
{
    public RecordMerging ToMerging() => new(MergeId, Kinds.Contact, FromId, IntoId, FromName, IntoName, IsParted: true);
}
