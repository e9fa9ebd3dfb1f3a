using ErpCrm.Contracts.Crm;
using ErpCrm.Platform.Auditing;
using ErpCrm.Platform.Records.Custom;
using ErpCrm.SharedKernel;
using ErpCrm.SharedKernel.Events;

namespace ErpCrm.Crm.Companies;

internal enum CompanyStatus
{
    Prospect,
    Client,
    Archived,
}

/// <summary>What people may type of a company.</summary>
internal sealed record CompanyData
{
    public required string Name { get; init; }
    public string LegalName { get; init; } = "";
    public string TaxId { get; init; } = "";
    public string Address { get; init; } = "";
    public string Email { get; init; } = "";
    public string Phone { get; init; } = "";
    public string Website { get; init; } = "";
    public string Industry { get; init; } = "";
    public string Notes { get; init; } = "";
    public required string Currency { get; init; }
    public int PaymentTermDays { get; init; } = 14;
    public PaymentTermKind PaymentTermKind { get; init; }
    public string Language { get; init; } = "ru";
    public Guid? OwnerId { get; init; }
}

internal sealed class Company : Entity, ICustomized
{
    public const int NameLength = 160;
    public const int NotesLength = 4000;
    public const int OtherNamesLength = 1000;

    private Company()
    {
    }

    /// <param name="isDistinct">Somebody saw the companies that look like it, and said that it is another one.</param>
    public Company(CompanyData data, DateTime utcNow, bool isDistinct = false)
    {
        (RegisteredAt, IsDistinct) = (utcNow, isDistinct);
        Take(data);
        Raise(new CompanyRegistered(Id, Details(), SourceVersion: 0));
    }

    public string Name { get; private set; } = "";
    public string LegalName { get; private set; } = "";
    public string TaxId { get; private set; } = "";
    public string Address { get; private set; } = "";
    public string Email { get; private set; } = "";
    public string Phone { get; private set; } = "";
    public string Website { get; private set; } = "";
    public string Industry { get; private set; } = "";
    public string Notes { get; private set; } = "";
    public string Currency { get; private set; } = "";
    public int PaymentTermDays { get; private set; }
    public PaymentTermKind PaymentTermKind { get; private set; }
    public string Language { get; private set; } = "";
    public Guid? OwnerId { get; private set; }
    public CompanyStatus Status { get; private set; } = CompanyStatus.Prospect;

    /// <summary>Day of the first won deal.</summary>
    public DateOnly? ClientSince { get; private set; }

    /// <summary>UTC.</summary>
    public DateTime RegisteredAt { get; private set; }

    [NotAudited]
    public string NameKey { get; private set; } = "";

    [NotAudited]
    public string SoundKey { get; private set; } = "";

    [NotAudited]
    public string? TaxKey { get; private set; }

    [NotAudited]
    public string? EmailKey { get; private set; }

    [NotAudited]
    public string? PhoneKey { get; private set; }

    /// <summary>Somebody decided that it is none of the companies that look like it.</summary>
    [NotAudited]
    public bool IsDistinct { get; private set; }

    [NotAudited]
    public string? EmailDomain { get; private set; }

    /// <summary>Names that companies had which were merged into this one.</summary>
    public string OtherNames { get; private set; } = "";

    /// <summary>The company that this one turned out to be; null while it is one by itself.</summary>
    public Guid? MergedIntoId { get; private set; }

    public string SearchText { get; private set; } = "";

    public string? Custom { get; set; }

    /// <param name="isDistinct">Null when nothing that it is known by was changed.</param>
    public void Change(CompanyData data, bool? isDistinct = null)
    {
        IsDistinct = isDistinct ?? IsDistinct;
        Take(data);
        Raise(new CompanyChanged(Id, Details(), Version + 1));
    }

    public void HandOver(Guid? owner)
    {
        if (owner == OwnerId) return;
        OwnerId = owner;
        Raise(new CompanyChanged(Id, Details(), Version + 1));
    }

    /// <summary>A deal was won.</summary>
    public void BecomeClient(DateOnly on)
    {
        ClientSince ??= on;
        Status = CompanyStatus.Client;
    }

    /// <summary>No deal with it is won any more, or the first one is of another day.</summary>
    /// <param name="firstWonOn">Null when none is.</param>
    public void NoLongerClientOf(DateOnly? firstWonOn)
    {
        ClientSince = firstWonOn;
        if (firstWonOn is null && Status == CompanyStatus.Client) Status = CompanyStatus.Prospect;
    }

    /// <summary>Its tax id became known.</summary>
    /// <param name="isTaken">Another company has it too.</param>
    public void LearnTaxId(string taxId, bool isTaken)
    {
        if (CompanyKeys.OfTaxId(taxId) is not { } key || key == TaxKey) return;
        if (TaxKey is not null)
            throw new BusinessRuleException("{0} has another tax id: {1}.", Name, TaxId) { Field = nameof(TaxId) };
        (TaxId, TaxKey, IsDistinct) = (taxId.Trim(), key, IsDistinct || isTaken);
        Describe();
        Raise(new CompanyChanged(Id, Details(), Version + 1));
    }

    /// <summary>One contact takes the first place. Raises the version,
    /// so that of two at the same moment only one can.</summary>
    public void ChoosePrimaryContact() => Touch();

    /// <summary>Turned out to be another one: found no more, and kept so that it can come back.</summary>
    public void MergeInto(Guid intoId)
    {
        if (MergedIntoId is not null) throw new BusinessRuleException("Somebody has merged this company already.");
        (MergedIntoId, IsDistinct) = (intoId, true);
    }

    /// <summary>Is one by itself again.</summary>
    /// <param name="isDistinct">As before the merge.</param>
    public void Part(bool isDistinct) => (MergedIntoId, IsDistinct) = (null, isDistinct);

    /// <summary>Takes another one in, or gives it back: what it is called and known by from now on.</summary>
    /// <param name="isDistinct">Known by something that another company is known by too.</param>
    public void Take(CompanyData data, string otherNames, (CompanyStatus Status, DateOnly? ClientSince) client,
        bool isDistinct, DomainEvent merge)
    {
        if (otherNames.Length > OtherNamesLength)
            throw new BusinessRuleException("{0} has too many other names.", Name);
        (OtherNames, Status, ClientSince, IsDistinct) = (otherNames, client.Status, client.ClientSince, isDistinct);
        Take(data);
        Raise(new CompanyChanged(Id, Details(), Version + 1));
        Raise(merge);
    }

    /// <summary>What people typed of it.</summary>
    public CompanyData Data() => new()
    {
        Name = Name,
        LegalName = LegalName,
        TaxId = TaxId,
        Address = Address,
        Email = Email,
        Phone = Phone,
        Website = Website,
        Industry = Industry,
        Notes = Notes,
        Currency = Currency,
        PaymentTermDays = PaymentTermDays,
        PaymentTermKind = PaymentTermKind,
        Language = Language,
        OwnerId = OwnerId,
    };

    public void Archive()
    {
        if (Status == CompanyStatus.Archived) throw new BusinessRuleException("This company is archived already.");
        Status = CompanyStatus.Archived;
    }

    public void Restore()
    {
        if (Status != CompanyStatus.Archived) throw new BusinessRuleException("This company is not archived.");
        Status = ClientSince is null ? CompanyStatus.Prospect : CompanyStatus.Client;
    }

    /// <summary>It was entered by mistake and goes.</summary>
    public void Withdraw() => Raise(new CompanyWithdrawn(Id));

    private void Take(CompanyData data)
    {
        if (CompanyKeys.OfName(data.Name).Length == 0)
            throw new BusinessRuleException("A company needs a name.") { Field = nameof(data.Name) };
        if (!Currencies.IsKnown(data.Currency))
            throw new BusinessRuleException("{0} is not a known currency.",
                data.Currency) { Field = nameof(data.Currency) };

        (Name, LegalName, TaxId, Address) = (data.Name.Trim(), data.LegalName.Trim(), data.TaxId.Trim(),
            data.Address.Trim());
        (Email, Phone, Website, Industry) = (data.Email.Trim(), data.Phone.Trim(), data.Website.Trim(),
            data.Industry.Trim());
        (Notes, Currency, PaymentTermDays, Language, OwnerId) = (data.Notes.Trim(), data.Currency, data.PaymentTermDays,
            data.Language, data.OwnerId);
        PaymentTermKind = data.PaymentTermKind;
        (NameKey, SoundKey, TaxKey) = (CompanyKeys.OfName(Name), CompanyKeys.OfSound(Name), CompanyKeys.OfTaxId(TaxId));
        (EmailKey, EmailDomain, PhoneKey) = (CompanyKeys.OfEmail(Email), CompanyKeys.DomainOf(Email),
            PhoneNumbers.KeyOf(Phone));
        Describe();
    }

    private void Describe() => SearchText = SharedKernel.SearchText.Of(
        Name, LegalName, SharedKernel.SearchText.Compact(TaxId), Email, Industry, PhoneNumbers.ForSearch(Phone),
        OtherNames, PhoneNumbers.ForSearch(OtherNames.Replace('·', ';')));

    /// <summary>The company as who never heard of it would learn it.</summary>
    public CompanyRegistered AsKnown() => new(Id, Details(), Version);

    private CompanyDetails Details() =>
        new(Name, LegalName, TaxId, Address, Email, Phone, Currency, PaymentTermDays, Language, OwnerId, OtherNames,
            PaymentTermKind);
}
