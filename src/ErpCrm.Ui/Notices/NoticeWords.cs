using ErpCrm.Contracts;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.Notices;

/// <summary>Part of the page on which people choose what they are told.</summary>
public enum NoticeGroup
{
    Talk,
    Yours,
    ToDecide,
    Decided,
    Results,
}

/// <summary>What is kept of one notice: the facts of its <see cref="Notice"/>.</summary>
/// <param name="Text">What somebody typed; empty when nothing was.</param>
public sealed record NoticeSaid(string Text, Money? Amount, int? Minutes, DateOnly? Day, DateOnly? LastDay);

/// <summary>How one kind of notice is worded; the texts are those of the module that declares it.</summary>
/// <param name="Icon">Lucide name.</param>
/// <param name="Name">English name of the kind, the key of its translation: for the page where people choose.</param>
/// <param name="Sentence">What happened, in the reader's language and without who did it: that stands beside
/// it.</param>
public sealed record NoticeWords(NoticeKind Kind, NoticeGroup Group, string Icon, string Name,
    Func<IStringLocalizer, string> Sentence)
{
    /// <summary>Numbers and days of it, shown behind the record's title.</summary>
    public Func<NoticeSaid, string>? Facts { get; init; }

    /// <summary>Where it leads; the record's page when null.</summary>
    public Func<NoticeSaid, string>? Url { get; init; }

    /// <summary>The record's title tells the reader nothing: it is his own name.</summary>
    public bool HidesTitle { get; init; }

    /// <summary>The sentence does not say what kind of record it is about.</summary>
    public bool NamesRecord { get; init; }

    /// <summary>The amount, as most kinds show it.</summary>
    public static string AmountOf(NoticeSaid said) => said.Amount is { } amount ? Format.Money(amount) : "";

    /// <summary>The days, as most kinds show them.</summary>
    public static string DaysOf(NoticeSaid said) =>
        said.LastDay is { } last && last != said.Day
            ? $"{Format.Date(said.Day)} – {Format.Date(last)}"
            : Format.Date(said.Day);

    /// <summary>A week and the hours in it.</summary>
    public static string WeekOf(NoticeSaid said) =>
        $"{Format.Week(said.Day ?? default)} · {Format.Hours(said.Minutes ?? 0)}";
}

/// <summary>Everything that one module tells people.</summary>
public interface INoticeWords
{
    IEnumerable<NoticeWords> Words { get; }
}

public static class NoticeRegistration
{
    /// <summary>Adds what a module tells people.</summary>
    public static IServiceCollection AddNoticeWords<TWords>(this IServiceCollection services)
        where TWords : class, INoticeWords => services.AddSingleton<INoticeWords, TWords>();
}
