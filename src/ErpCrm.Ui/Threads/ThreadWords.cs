using ErpCrm.Contracts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Localization;

namespace ErpCrm.Ui.Threads;

/// <summary>A part of an engagement's thread that can be read by itself.</summary>
public enum ThreadPart
{
    Sales,
    Work,
    Money,
}

/// <summary>What the thread keeps of one entry: the texts of its
/// <see cref="ThreadLine"/>, empty where it has none.</summary>
public sealed record ThreadSaid(string Text, string Detail, int Minutes);

/// <summary>How one kind of entry is worded; the texts are those of the module that declares it.</summary>
/// <param name="Icon">Lucide name.</param>
/// <param name="Sentence">What happened, in the reader's language.</param>
public sealed record ThreadWords(
    ThreadKind Kind, ThreadPart Part, string Icon, Func<IStringLocalizer, ThreadSaid, string> Sentence)
{
    /// <summary>English name of several of them, the key of its
    /// translation; null for what hardly happens twice.</summary>
    public string? Many { get; init; }

    /// <summary>English sentence of a sum of hours (<c>{0}</c>), told instead of how many there are.</summary>
    public string? Hours { get; init; }

    /// <summary>The amount is a cost: shown to those who see the margin.</summary>
    public bool IsCost { get; init; }
}

/// <summary>Everything that one module says in the thread.</summary>
public interface IThreadWords
{
    IEnumerable<ThreadWords> Words { get; }
}

public static class ThreadRegistration
{
    /// <summary>Adds what a module says in the thread.</summary>
    public static IServiceCollection AddThreadWords<TWords>(this IServiceCollection services)
        where TWords : class, IThreadWords => services.AddSingleton<IThreadWords, TWords>();
}
