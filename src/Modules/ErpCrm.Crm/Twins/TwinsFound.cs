using ErpCrm.Ui.Mvc;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Crm.Twins;

/// <summary>A known record that may be the one somebody is entering.</summary>
/// <param name="Why">What speaks for it, a localizer key.</param>
/// <param name="Asks">Whether it is asked about before the form is saved; otherwise it is only shown.</param>
internal sealed record Twin(Guid Id, string Name, string? Meta, string Why, string Url, bool Asks = true);

/// <summary>
/// The records that look like the one in the form. They are shown;
/// whether it is one of them, a person decides: the ticked box names the
/// ids that were seen, so that one that appears later is asked about again.
/// </summary>
/// <param name="Anyway">The ids of the ticked box.</param>
/// <param name="Words">What is asked.</param>
internal sealed record TwinsFound(IReadOnlyList<Twin> Found, string? Anyway, TwinWords Words, Guid? Except = null)
{
    /// <summary>There are some that the reader does not see: nothing is said of them, and nothing asked.</summary>
    public bool HidesSome { get; init; }

    /// <summary>The record is kept beside others that look like it.</summary>
    public bool IsDistinct => Asks || HidesSome;

    public bool Asks => Found.Any(twin => twin.Asks);

    public bool AreDecided => Found.Where(twin => twin.Asks).All(twin => SeenIn(Anyway).Contains(twin.Id));

    public string Ids => string.Join(',', Found.Where(twin => twin.Asks).Select(twin => twin.Id));

    /// <summary>As choices of a picker: one of them, or the typed name all the same.</summary>
    public IEnumerable<PickerOption> ToOptions(string name, IStringLocalizer texts) =>
    [
        .. Found.Select(twin => new PickerOption(twin.Id.ToString(), twin.Name, texts[twin.Why])),
        new PickerOption("", name, texts[Words.Confirm], Anyway: Ids),
    ];

    public static HashSet<Guid> SeenIn(string? ids) =>
        [.. (ids ?? "").Split(',').Select(id => Guid.TryParse(id, out var guid) ? guid : Guid.Empty)
            .Where(id => id != Guid.Empty)];
}

/// <param name="Address">Answers with the twins of what was typed so far.</param>
/// <param name="Fields">The fields that decide.</param>
/// <param name="Question">Localizer key.</param>
/// <param name="Confirm">Localizer key: what ticking the box says.</param>
internal sealed record TwinWords(string Address, IReadOnlyList<string> Fields, string Icon, string Question,
    string Confirm)
{
    public static readonly TwinWords Company = new(
        "/crm/companies/known", ["Name", "TaxId", "Email", "Phone"], "building-2", "Is it one of these companies?",
        "It is another company");

    public static readonly TwinWords Contact = new("/crm/contacts/known", ["Name", "Email", "Phone"], "user",
        "Is it one of these people?", "It is another person");

    public static readonly TwinWords Lead = new("/crm/leads/known", ["Email", "Phone", "CompanyName"], "user-plus",
        "Somebody with this address or phone is known.", "It is a new lead");
}
