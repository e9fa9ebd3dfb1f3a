using System.Globalization;
using ErpCrm.SharedKernel;
using ErpCrm.Ui.Formats;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.Infrastructure;
using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace ErpCrm.Ui.Api.Writing;

/// <summary>A form of a page is sent by a program: what became of it. While it is there, nothing is shown.</summary>
public sealed class PageCall
{
    /// <summary>The form that the page would show.</summary>
    public object? Model { get; private set; }

    public IActionResult? Result { get; private set; }

    public ModelStateDictionary State { get; private set; } = new();

    /// <summary>Of the answer that nobody sees.</summary>
    public int Status { get; internal set; }

    /// <summary>What the answer says that it is called as a file; empty for none.</summary>
    public string Disposition { get; internal set; } = "";

    public bool IsSaved { get; private set; }

    /// <summary>Nothing that the action answered says that it was not done.</summary>
    public bool IsDone => Refusal is null && !IsOutdated && Status < 400 && State.IsValid
        && Result is not IStatusCodeActionResult { StatusCode: >= 400 };

    /// <summary>Somebody else changed it meanwhile.</summary>
    public bool IsOutdated { get; internal set; }

    /// <summary>Why the record refuses, in the caller's language; null when it does not.</summary>
    public string? Refusal { get; private set; }

    public string? RefusedField { get; private set; }

    /// <summary>A number as programs write it; null when it is none.</summary>
    public static TypedNumber? NumberOf(string text)
    {
        const NumberStyles style = NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint;
        if (!decimal.TryParse(text, style, CultureInfo.InvariantCulture, out var value)) return null;
        var decimals = text.Split('.') is [_, var fraction] ? fraction.TrimEnd('0').Length : 0;
        return new TypedNumber(value, decimals, null, null);
    }

    internal void Save() => IsSaved = true;

    internal void Refuse(BusinessRuleException refusal, string said) =>
        (Refusal, RefusedField) = (said, refusal.Field);

    internal void Take(IActionResult result, ModelStateDictionary state)
    {
        (Result, State) = (result, state);
        Model = result switch
        {
            ViewResult view => view.Model,
            PartialViewResult part => part.Model,
            _ => null,
        };
    }
}

/// <summary>Takes what an action answers to a program before it becomes a page.</summary>
internal sealed class TakePageAnswers : IAlwaysRunResultFilter, IOrderedFilter
{
    public int Order => int.MinValue;

    public void OnResultExecuting(ResultExecutingContext context)
    {
        if (context.HttpContext.Features.Get<PageCall>() is not { } call) return;
        call.Take(context.Result, context.ModelState);
        context.Cancel = true;
    }

    public void OnResultExecuted(ResultExecutedContext context)
    {
    }
}
