using ErpCrm.Contracts.Finance;
using ErpCrm.Finance.Copies;
using ErpCrm.Finance.Schedules;
using ErpCrm.Platform.Auditing;
using ErpCrm.SharedKernel;

namespace ErpCrm.Finance.Billing.RecurringInvoices;

/// <summary>
/// An invoice that comes again and again. Each time has its number and its own row
/// (<see cref="RecurringInvoiceOccurrence"/>): it is billed once, whoever asks and however often (domain-rules §22).
/// </summary>
internal sealed partial class RecurringInvoice : Entity
{
    public const int NameLength = 120;
    public const int ReferenceLength = 100;
    public const int NotesLength = 2000;
    public const int MostLines = 100;
    public const int MostEvery = 60;
    private readonly List<RecurringInvoiceLine> _lines = [];

    private RecurringInvoice()
    {
    }

    public string Name { get; private set; } = "";

    [NotAudited]
    public Guid CompanyId { get; private set; }

    public string Currency { get; private set; } = "";

    [NotAudited]
    public Guid? ProjectId { get; private set; }

    public SeriesUnit Rhythm { get; private set; }

    /// <summary>Every so many weeks, months, quarters or years.</summary>
    public int Every { get; private set; }

    public DateOnly FirstOn { get; private set; }
    public bool IsLastDay { get; private set; }
    public DateOnly? EndsOn { get; private set; }
    public int? Times { get; private set; }
    public RecurringCovers Covers { get; private set; }
    public InvoiceStage Stage { get; private set; }
    public bool MailsLink { get; private set; }
    public bool PricesIncludeVat { get; private set; }
    public int PaymentTermDays { get; private set; }
    public string? Reference { get; private set; }
    public string? Notes { get; private set; }
    public bool IsPaused { get; private set; }

    /// <summary>Since when nothing is made any more.</summary>
    public DateOnly? StoppedOn { get; private set; }

    /// <summary>Number of the next time, from 1.</summary>
    [NotAudited]
    public int NextNumber { get; private set; } = 1;

    /// <summary>Nothing is made of a day before it.</summary>
    [NotAudited]
    public DateOnly DueFrom { get; private set; }

    /// <summary>The day of the next invoice; null when it is paused, stopped or over.</summary>
    [NotAudited]
    public DateOnly? NextOn { get; private set; }

    /// <summary>With VAT, what the next one comes to as far as it is known today.</summary>
    [NotAudited]
    public decimal Amount { get; private set; }

    /// <summary>User in whose name it goes.</summary>
    [NotAudited]
    public Guid SetById { get; private set; }

    [NotAudited]
    public string SetByName { get; private set; } = "";

    [NotAudited]
    public string SearchText { get; private set; } = "";

    public IReadOnlyList<RecurringInvoiceLine> Lines => _lines;

    public DaySeries Series => new(Rhythm, Every, FirstOn, EndsOn) { IsLastDay = IsLastDay };

    public static RecurringInvoice Plan(Customer customer, RecurringInvoiceTerms terms, Guid byId, string byName)
    {
        var planned = new RecurringInvoice { CompanyId = customer.Id, DueFrom = terms.Series.FirstOn };
        planned.Write(customer, terms, byId, byName);
        return planned;
    }

    public void Change(Customer customer, RecurringInvoiceTerms terms, Guid byId, string byName)
    {
        RequireNotStopped();
        if (NextNumber == 1) DueFrom = terms.Series.FirstOn;
        Write(customer, terms, byId, byName);
    }

    /// <summary>What its next invoice comes to, as its writer reckons it.</summary>
    public void Reckoned(decimal gross) => Amount = gross;

    /// <summary>The invoice of one time is there.</summary>
    public void TellMade(RecurringInvoiceOccurrence occurrence, Guid invoiceId) =>
        Raise(new RecurringInvoiceMade(Id, invoiceId, occurrence.On));

    /// <summary>Something stands in the way of one time; it is tried again.</summary>
    public void TellHeldUp(RecurringInvoiceOccurrence occurrence) =>
        Raise(new RecurringInvoiceHeldUp(Id, occurrence.On, SetById));

    private void Write(Customer customer, RecurringInvoiceTerms terms, Guid byId, string byName)
    {
        Check(terms);
        (Name, Currency, ProjectId) = (terms.Name.Trim(), terms.Currency, terms.ProjectId);
        (Rhythm, Every, FirstOn) = (terms.Series.Unit, terms.Series.Every, terms.Series.FirstOn);
        IsLastDay = terms.Series.IsLastDay && Rhythm != SeriesUnit.Week;
        (EndsOn, Times) = (terms.Series.EndsOn, terms.Times);
        (Covers, Stage) = (terms.Covers, terms.Stage);
        MailsLink = terms.MailsLink && Stage == InvoiceStage.Send;
        PricesIncludeVat = terms.PricesIncludeVat;
        (PaymentTermDays, Reference, Notes) = (terms.PaymentTermDays, Kept(terms.Reference), Kept(terms.Notes));
        (SetById, SetByName) = (byId, byName);
        SearchText = SharedKernel.SearchText.Of(Name, customer.Name, Reference);
        WriteLines(terms.Lines);
        Reckon();
    }

    private static void Check(RecurringInvoiceTerms terms)
    {
        if (!Currencies.IsKnown(terms.Currency))
            throw new BusinessRuleException("Choose a currency of the list.") { Field = nameof(Currency) };
        if (terms.Series.Every is < 1 or > MostEvery)
            throw new BusinessRuleException("Between {0} and {1}.", 1, MostEvery) { Field = nameof(Every) };
        if (terms.Series.EndsOn < terms.Series.FirstOn)
            throw new BusinessRuleException("The last day may not lie before the first.") { Field = nameof(EndsOn) };
        if (terms.Times < 1)
            throw new BusinessRuleException("Enter a number above zero.") { Field = nameof(Times) };
        if (terms.Lines.Count is 0 or > MostLines)
            throw new BusinessRuleException("Between {0} and {1} lines.", 1, MostLines) { Field = nameof(Lines) };
        for (var i = 0; i < terms.Lines.Count; i++)
            ServicePeriodWords.RequireKnown(terms.Lines[i].Description, $"Lines[{i}].Description");
        ServicePeriodWords.RequireKnown(terms.Reference, nameof(Reference));
        ServicePeriodWords.RequireKnown(terms.Notes, nameof(Notes));
    }

    private void WriteLines(IReadOnlyList<RecurringLineTerms> lines)
    {
        _lines.RemoveAll(line => lines.All(l => l.Id != line.Id));
        for (var i = 0; i < lines.Count; i++)
        {
            var line = _lines.Find(l => l.Id == lines[i].Id);
            if (line is null) _lines.Add(line = new RecurringInvoiceLine(Id));
            line.Set(lines[i], i);
        }

        Touch();
    }

    private static string? Kept(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();
}
