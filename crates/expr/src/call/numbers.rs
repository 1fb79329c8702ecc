//! Functions of numbers.

use crate::functions::Function;
use crate::value::Value;

pub(super) fn call<'a>(function: Function, arguments: &[Value<'a>]) -> Value<'a> {
    let real = |at: usize| arguments.get(at).and_then(Value::number).unwrap_or(f64::NAN);
    match (function, &arguments[0]) {
        (Function::Abs, Value::Integer(number)) => number.checked_abs().map_or(Value::Null, Value::Integer),
        (Function::Abs, _) => Value::real(real(0).abs()),
        (Function::Floor | Function::Ceil, Value::Integer(number)) => Value::Integer(*number),
        (Function::Floor, _) => Value::real(real(0).floor()),
        (Function::Ceil, _) => Value::real(real(0).ceil()),
        (Function::Round, number) => {
            let digits = match arguments.get(1) {
                Some(Value::Integer(digits)) => *digits,
                _ => 0,
            };
            round(number, digits)
        }
        (Function::Sign, Value::Integer(number)) => Value::Integer(number.signum()),
        (Function::Sign, _) => {
            let number = real(0);
            Value::Integer(i64::from(number > 0.0) - i64::from(number < 0.0))
        }
        (Function::Sqrt, _) => Value::real(real(0).sqrt()),
        (Function::Exp, _) => Value::real(real(0).exp()),
        (Function::Ln, _) => Value::real(real(0).ln()),
        (Function::Log10, _) => Value::real(real(0).log10()),
        (Function::Pow, _) => Value::real(real(0).powf(real(1))),
        _ => Value::Null,
    }
}

/// To that many decimal places, or to tens, hundreds … for negative `digits`; halves go away from zero.
fn round<'a>(number: &Value<'a>, digits: i64) -> Value<'a> {
    match number {
        Value::Integer(number) if digits >= 0 => Value::Integer(*number),
        Value::Integer(number) => {
            let step = u32::try_from(-digits).ok().and_then(|power| 10i128.checked_pow(power));
            // Beyond 10^38 every integer rounds to zero.
            let Some(step) = step else { return Value::Integer(0) };
            let number = i128::from(*number);
            let rounded = (number.abs() + step / 2) / step * step * number.signum();
            i64::try_from(rounded).map_or(Value::Null, Value::Integer)
        }
        Value::Real(number) => {
            let power = 10f64.powi(digits.clamp(-400, 400) as i32);
            let scaled = number * power;
            // A number without digits that far stays as it is; one too small for the power becomes zero.
            match (scaled.is_finite(), power == 0.0) {
                (_, true) => Value::Real(0.0),
                (false, _) => Value::real(*number),
                (true, _) => Value::real(scaled.round() / power),
            }
        }
        _ => Value::Null,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn halves_go_away_from_zero() {
        let real = |number, digits| round(&Value::Real(number), digits);
        assert_eq!(
            (real(2.5, 0), real(-2.5, 0), real(1.25, 1)),
            (Value::Real(3.0), Value::Real(-3.0), Value::Real(1.3))
        );
        assert_eq!((real(1e300, 300), real(1234.0, -2)), (Value::Real(1e300), Value::Real(1200.0)));
        let whole = |number, digits| round(&Value::Integer(number), digits);
        assert_eq!((whole(1250, -2), whole(-1250, -2)), (Value::Integer(1300), Value::Integer(-1300)));
        assert_eq!((whole(i64::MAX, -1), whole(5, -50)), (Value::Null, Value::Integer(0)));
    }
}
